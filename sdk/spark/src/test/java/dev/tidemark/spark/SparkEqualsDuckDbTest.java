package dev.tidemark.spark;

import static dev.tidemark.semantics.definition.Aggregates.avg;
import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.definition.Aggregates.sum;
import static dev.tidemark.semantics.definition.Aggregates.topK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.conformance.ArrowValues;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows, the same counts and the same files from both engines. */
class SparkEqualsDuckDbTest {
    @TempDir
    Path folder;

    private void write(int events, int asked) {
        TestingData.parquet(
                folder,
                "events.parquet",
                "SELECT 'c' || (hash(i) % 97) AS card, (hash(i + 7) % 31)::BIGINT AS shop,"
                        + " TIMESTAMP '2024-01-01' + INTERVAL (hash(i * 3) % 2000000) SECOND AS at,"
                        + " CASE WHEN i % 11 = 0 THEN NULL ELSE (hash(i * 5) % 10000)::DOUBLE / 7 END AS amount,"
                        + " CASE WHEN i % 13 = 0 THEN NULL ELSE 'm' || (hash(i * 9) % 5) END AS kind"
                        + " FROM range(" + events + ") t(i)");
        TestingData.parquet(
                folder,
                "spine.parquet",
                "SELECT i::INTEGER AS id, CASE WHEN i % 17 = 0 THEN NULL ELSE 'c' || (hash(i * 11) % 120) END AS card,"
                        + " (hash(i * 13) % 40)::INTEGER AS shop,"
                        + " TIMESTAMPTZ '2024-01-10 00:00:00+00' + INTERVAL (hash(i * 2) % 1000000) SECOND AS asked,"
                        + " 1.5::DECIMAL(10,2) AS price, DATE '2024-05-02' AS day, 'é' || i AS note,"
                        + " (i % 3)::DOUBLE AS weight FROM range(" + asked + ") t(i)");
    }

    private static FeatureService service() {
        Source events = Source.parquet("events", "events.parquet").eventTime("at");
        FeatureView cards = FeatureView.named("cards")
                .of(Entity.named("card").key("card", ValueType.STRING))
                .from(events)
                .derive("large", "amount > 700")
                .feature("n", count().over(Duration.ofDays(2)))
                .feature("total", sum("amount").over(Duration.ofDays(7)))
                .feature("mean", avg("amount").over(Duration.ofHours(6)))
                .feature("kinds", topK("kind", 2).over(Duration.ofDays(3)))
                .feature("kind", latest("kind").within(Duration.ofDays(1)));
        FeatureView shops = FeatureView.named("shops")
                .of(Entity.named("shop").key("shop", ValueType.INT64))
                .from(events)
                .feature("shop_n", count().over(Duration.ofDays(1)));
        return FeatureService.named("both")
                .with(cards)
                .with(shops)
                .request("weight", ValueType.DOUBLE)
                .onDemand("weighed", "total * weight / NULLIF(shop_n, 0)");
    }

    private static TrainingSetBuilder asked(FeatureStore store) {
        return store.trainingSet(service()).spine(Spine.parquet("spine.parquet").at("asked"));
    }

    @Test
    void rowsCountsAndFilesAreTheSame() throws Exception {
        compare(500, 200);
    }

    @Test
    @Tag("slow")
    void rowsCountsAndFilesOfMoreAreTheSame() throws Exception {
        compare(20_000, 3_000);
    }

    private void compare(int events, int spineRows) throws Exception {
        TestingSpark.session();
        write(events, spineRows);
        StoreOptions options = StoreOptions.defaults().threads(2).memory(256L << 20);
        try (FeatureStore duckDb = FeatureStore.open(folder, options.engine("duckdb"));
                FeatureStore spark = FeatureStore.open(folder, options.engine("spark"));
                TrainingSet expected = asked(duckDb).build();
                TrainingSet actual = asked(spark).build()) {
            List<List<Object>> rows = ArrowValues.read(expected);
            assertThat(ArrowValues.read(actual)).isEqualTo(rows).hasSize(spineRows);
            assertThat(actual.manifest().counts()).isEqualTo(expected.manifest().counts());
            assertThat(actual.columns().stream().map(c -> c.name() + c.type() + c.role()))
                    .isEqualTo(expected.columns().stream()
                            .map(c -> c.name() + c.type() + c.role())
                            .toList());
            long[] some = {0, 17, spineRows - 1};
            assertThat(actual.features(some)).isEqualTo(expected.features(some));
            assertThat(actual.explain(18).text()).isEqualTo(expected.explain(18).text());
            for (String name : List.of("csv", "json", "arrow")) {
                expected.writeTo(folder.resolve("duckdb." + name));
                actual.writeTo(folder.resolve("spark." + name));
            }
            assertThat(folder.resolve("spark.csv")).hasSameTextualContentAs(folder.resolve("duckdb.csv"));
            assertThat(folder.resolve("spark.json")).hasSameTextualContentAs(folder.resolve("duckdb.json"));
            expected.writeTo(folder.resolve("duckdb.parquet"));
            actual.writeTo(folder.resolve("spark.parquet"));
            assertThat(TestingData.rows(folder, "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM '$DIR/spark.parquet'"))
                    .isEqualTo(
                            TestingData.rows(folder, "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM '$DIR/duckdb.parquet'"));
            assertThat(TestingData.rows(folder, "DESCRIBE SELECT * FROM '$DIR/spark.parquet'"))
                    .isEqualTo(TestingData.rows(folder, "DESCRIBE SELECT * FROM '$DIR/duckdb.parquet'"));
        }
        assertThat(Files.list(folder).map(path -> path.getFileName().toString()))
                .noneMatch(name -> name.startsWith("."));
    }
}
