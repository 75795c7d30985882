package dev.tidemark.spark;

import static dev.tidemark.semantics.definition.Aggregates.avg;
import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.definition.Aggregates.sum;

import dev.tidemark.duckdb.TestingData;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.time.Duration;

/** Events enough for several tasks, a tenth of them of one key. */
final class ClusterData {
    private ClusterData() {}

    static void write(Path folder, int events, int questions) {
        TestingData.parquet(
                folder,
                "events.parquet",
                "SELECT CASE WHEN i % 10 = 0 THEN 'hot' ELSE 'c' || (hash(i) % 997) END AS card,"
                        + " TIMESTAMP '2024-01-01' + INTERVAL (hash(i * 3) % 2000000) SECOND AS at,"
                        + " (hash(i * 5) % 1000000)::DOUBLE / 7 AS amount, 'm' || (hash(i * 9) % 500) AS merchant"
                        + " FROM range(" + events + ") t(i)");
        TestingData.parquet(
                folder,
                "spine.parquet",
                "SELECT i AS id, CASE WHEN i % 10 = 0 THEN 'hot' ELSE 'c' || (hash(i * 11) % 1200) END AS card,"
                        + " TIMESTAMP '2024-01-10' + INTERVAL (hash(i * 2) % 1000000) SECOND AS asked"
                        + " FROM range(" + questions + ") t(i)");
    }

    static FeatureService service() {
        FeatureView cards = FeatureView.named("cards")
                .of(Entity.named("card").key("card", ValueType.STRING))
                .from(Source.parquet("events", "events.parquet").eventTime("at"))
                .feature("n", count().over(Duration.ofDays(2)))
                .feature("total", sum("amount").over(Duration.ofDays(7)))
                .feature("mean", avg("amount").over(Duration.ofHours(6)))
                .feature("merchant", latest("merchant").within(Duration.ofDays(1)));
        return FeatureService.named("fraud").with(cards);
    }
}
