package dev.tidemark.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.training.Sample;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTrainingSetTest {
    @TempDir
    Path project;

    private static FeatureService fraud(Source transactions) {
        Entity card = Entity.named("card").key("card_id", ValueType.STRING);
        FeatureView activity = FeatureView.named("card_activity")
                .of(card)
                .from(transactions.eventTime("event_time"))
                .where("status = 'APPROVED'")
                .derive("is_large", "amount > 500")
                .feature("txn_count_1h", Aggregates.count().over(Duration.ofHours(1)))
                .feature("amount_avg_7d", Aggregates.avg("amount").over(Duration.ofDays(7)))
                .feature("merchants", Aggregates.lastN("merchant", 2).over(Duration.ofDays(7)))
                .feature("last_merchant", Aggregates.latest("merchant").within(Duration.ofDays(30)));
        return FeatureService.named("fraud_v1")
                .with(activity)
                .request("amount", ValueType.DOUBLE)
                .onDemand("amount_ratio", "amount / NULLIF(amount_avg_7d, 0)");
    }

    @Test
    void buildsFromParquetAndEqualsTheReference() throws IOException {
        TestingData.parquet(
                project,
                "tx.parquet",
                "SELECT 'c' || (i % 7) AS card_id, TIMESTAMP '2024-05-01 00:00:00' + to_seconds(i * 97) AS event_time,"
                        + " i * 1.25 AS amount, 'm' || (i % 5) AS merchant,"
                        + " CASE WHEN i % 3 = 0 THEN 'DECLINED' ELSE 'APPROVED' END AS status FROM range(3000) t(i)");
        TestingData.parquet(
                project,
                "labels.parquet",
                "SELECT 'c' || (i % 9) AS card_id, TIMESTAMP '2024-05-01 00:00:00' + to_seconds(i * 997) AS event_time,"
                        + " i * 2 AS amount, i % 2 = 0 AS label FROM range(300) t(i)");
        try (FeatureStore store = FeatureStore.open(project);
                TrainingSet set = store.trainingSet(fraud(Source.parquet("transactions", "tx.parquet")))
                        .spine(Spine.parquet("labels.parquet").at("event_time"))
                        .build()) {
            assertThat(set.rowCount()).isEqualTo(300);
            assertThat(set.check(Sample.of(60)).text()).isEqualTo("60 rows × 5 features equal the reference");
            set.writeTo(project.resolve("out.csv"));
            set.writeTo(project.resolve("out.parquet"));
            set.writeTo(project.resolve("out.json"));
            set.writeTo(project.resolve("out.arrow"));
        }
        assertThat(project.resolve(".tidemark")).doesNotExist();
    }
}
