package dev.tidemark.kernel.render;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Gates;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project to show: two cards and their payments. */
public final class Shop implements AutoCloseable {
    public static final Entity CARD = Entity.named("card").key("card_id", ValueType.STRING);
    public static final Source PAYMENTS = Source.csv("payments", "payments.csv")
            .eventTime("event_time")
            .knownTime("known_at")
            .column("amount", ValueType.DOUBLE);
    public static final FeatureView ACTIVITY = FeatureView.named("activity")
            .of(CARD)
            .from(PAYMENTS)
            .feature("n", Aggregates.count().over(Durations.hours(1)))
            .feature("spent", Aggregates.sum("amount").over(Durations.days(1)).where("amount > 0"))
            .feature("last", Aggregates.latest("country").within(Durations.days(30)));
    public static final FeatureService FRAUD = FeatureService.named("fraud")
            .with(ACTIVITY)
            .request("asked", ValueType.DOUBLE)
            .onDemand("share", "asked / spent")
            .gate(Gates.rowCount().atLeast(2));

    private final FeatureStore store;

    private Shop(FeatureStore store) {
        this.store = store;
    }

    public static Shop in(Path folder) {
        try {
            Files.writeString(folder.resolve("payments.csv"), """
                    card_id,event_time,known_at,amount,country
                    c1,2024-05-02T09:10:00Z,2024-05-02T09:10:01Z,5,DE
                    c1,2024-05-02T09:50:00Z,2024-05-02T09:50:01Z,7.5,FR
                    c1,2024-05-02T09:59:31Z,2024-05-02T12:00:00Z,100,FR
                    c2,2024-05-02T08:00:00Z,2024-05-02T08:00:01Z,-2,
                    """);
            Files.writeString(folder.resolve("labels.csv"), """
                    card_id,event_time,asked,is_fraud
                    c1,2024-05-02T10:00:00Z,25,true
                    c2,2024-05-02T10:00:00Z,1,false
                    c3,2024-05-02T10:00:00Z,,false
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Shop(FeatureStore.open(folder));
    }

    public FeatureStore store() {
        return store;
    }

    public static Spine labels() {
        return Spine.csv("labels.csv").at("event_time");
    }

    public TrainingSet set() {
        return store.trainingSet(FRAUD).spine(labels()).build();
    }

    @Override
    public void close() {
        store.close();
    }
}
