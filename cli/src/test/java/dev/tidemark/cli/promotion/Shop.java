package dev.tidemark.cli.promotion;

import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.definition.Aggregates.sum;
import static dev.tidemark.semantics.time.Durations.days;
import static dev.tidemark.semantics.time.Durations.hours;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A project in a folder: some customers and what they bought, and two versions of a service over it. */
record Shop(Path folder) {
    static final String SERVICE = "spending";
    static final Instant CUT_OFF = Instant.parse("2024-05-03T00:00:00Z");
    private static final long START = TextTime.parse("2024-05-01T00:00:00Z");

    /** With so many customers, each of whom bought three times. */
    static Shop in(Path folder, int customers) {
        Shop shop = new Shop(folder);
        shop.write(customers, "");
        return shop;
    }

    /** @param more further lines of the file */
    void write(int customers, String more) {
        StringBuilder rows = new StringBuilder("customer,bought_at,price\n");
        for (int i = 0; i < 3 * customers; i++) {
            long time = START + i * 50_000_000L % (47L * 3_600_000_000L);
            rows.append("customer-").append(i % customers).append(',');
            rows.append(TextTime.format(time)).append(',').append(i * 7 % 100).append(".25\n");
        }
        try {
            Files.writeString(folder.resolve("bought.csv"), rows + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is served first. */
    static FeatureService first() {
        return FeatureService.named(SERVICE).with(view()).request("price", ValueType.DOUBLE);
    }

    /** What is served later: one feature more. */
    static FeatureService second() {
        return FeatureService.named(SERVICE)
                .with(view().feature("bought_1h", count().over(hours(1))))
                .request("price", ValueType.DOUBLE)
                .onDemand("times_usual", "price / NULLIF(spent_2d, 0)");
    }

    /** The first version over a source that a stream feeds too. */
    static FeatureService fedBy(StreamBinding stream) {
        return FeatureService.named(SERVICE).with(view(source().stream(stream))).request("price", ValueType.DOUBLE);
    }

    private static FeatureView view() {
        return view(source());
    }

    private static Source source() {
        return Source.csv("bought", "bought.csv")
                .eventTime("bought_at")
                .column("customer", ValueType.STRING)
                .column("price", ValueType.DOUBLE);
    }

    private static FeatureView view(Source bought) {
        return FeatureView.named("purchases")
                .of(Entity.named("customer").key("customer", ValueType.STRING))
                .from(bought)
                .feature("spent_2d", sum("price").over(days(2)))
                .feature("last_price", latest("price").within(days(30)));
    }

    static Promotion upToCutOff(Promotion promotion) {
        return promotion.cutOff(CUT_OFF).by("ann");
    }

    /** What is served of a customer at the cut-off. */
    static FeatureVector read(FeatureStore store, int customer) {
        return read(store, "customer-" + customer);
    }

    static FeatureVector read(FeatureStore store, String customer) {
        return store.online()
                .asOf(TextTime.toMicros(CUT_OFF))
                .read(SERVICE, Map.of("customer", customer), Map.of("price", 10.0));
    }
}
