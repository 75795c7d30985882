package dev.tidemark.duckdb;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;

/** A project with one small source of card transactions: three events of two cards. */
final class TestingProject implements AutoCloseable {
    private final Path folder;
    private final FeatureStore store;

    TestingProject(Path folder) {
        this.folder = folder;
        this.store = FeatureStore.open(folder, StoreOptions.defaults().memory(256L << 20));
        TestingData.text(folder, "tx.csv", """
                card_id,event_time,amount
                c1,2024-05-02T09:00:00Z,10.5
                c1,2024-05-02T09:30:00Z,20
                c2,2024-05-02T09:45:00Z,-3
                """);
        TestingData.text(folder, "spine.csv", """
                card_id,event_time,label
                c1,2024-05-02T10:00:00Z,007
                c3,2024-05-02T10:00:00Z,
                c2,2024-05-02T09:45:00Z,""
                """);
    }

    Path folder() {
        return folder;
    }

    FeatureStore store() {
        return store;
    }

    static Source transactions(Source source) {
        return source.eventTime("event_time");
    }

    /** Count and sum of amounts over an hour. */
    static FeatureService service(Source source) {
        FeatureView view = FeatureView.named("activity")
                .of(Entity.named("card").key("card_id", ValueType.STRING))
                .from(transactions(source))
                .feature("n", Aggregates.count().over(Duration.ofHours(1)))
                .feature("total", Aggregates.sum("amount").over(Duration.ofHours(1)));
        return FeatureService.named("fraud").with(view);
    }

    TrainingSetBuilder from(Source source) {
        return store.trainingSet(service(source)).spine(Spine.csv("spine.csv").at("event_time"));
    }

    /** A training set of a source file, as CSV. */
    String csv(Source source) {
        return csv(from(source));
    }

    String csv(TrainingSetBuilder builder) {
        return written(builder, "out.csv");
    }

    String written(TrainingSetBuilder builder, String name) {
        try (TrainingSet set = builder.build()) {
            set.writeTo(folder.resolve(name));
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The error of a build, as {@code CODE: message}, with the project's folder as {@code $DIR}. */
    String failure(TrainingSetBuilder builder) {
        try (TrainingSet set = builder.build()) {
            return Assertions.fail("was built: " + set.manifest());
        } catch (TidemarkException e) {
            Assertions.assertThat(e.getMessage()).doesNotContain("\n");
            return e.code() + ": " + e.getMessage().replace(folder.toString(), "$DIR");
        }
    }

    String failureOfSource(Source source) {
        return failure(from(source));
    }

    String failureOfSpine(Spine spine) {
        return failure(store.trainingSet(service(Source.csv("tx", "tx.csv"))).spine(spine));
    }

    @Override
    public void close() {
        store.close();
        Assertions.assertThat(folder.resolve(".tidemark")).doesNotExist();
    }
}
