package dev.tidemark.semantics.plan;

import static dev.tidemark.semantics.definition.Aggregates.avg;
import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.time.Durations.days;
import static dev.tidemark.semantics.time.Durations.hours;
import static dev.tidemark.semantics.type.ValueType.BOOL;
import static dev.tidemark.semantics.type.ValueType.DOUBLE;
import static dev.tidemark.semantics.type.ValueType.INT64;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static dev.tidemark.semantics.type.ValueType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding.Kafka;
import dev.tidemark.semantics.time.Window;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinderTest {
    private final Entity card = Entity.named("card").key("card_id", STRING);
    private final Source txns = Source.parquet("transactions", "data/transactions/*.parquet")
            .eventTime("event_time")
            .knownTime("ingested_at")
            .stream(Kafka.topic("transactions"));
    private final SourceSchema schema = SourceSchema.of("data/transactions/*.parquet")
            .column("event_time", TIMESTAMP)
            .column("ingested_at", TIMESTAMP)
            .column("card_id", STRING)
            .column("merchant_id", INT64)
            .column("is_large", BOOL)
            .unsupported("price", "DECIMAL(10,2)")
            .column("amount", DOUBLE);
    private final FeatureView activity = FeatureView.named("card_activity")
            .of(card)
            .from(txns)
            .feature("txn_count_1h", count().over(hours(1)))
            .feature("amount_avg_7d", avg("amount").over(days(7)).defaultValue(0))
            .feature("large_7d", count().where("is_large").over(days(7)))
            .feature("last_merchant", latest("merchant_id").within(days(30)));

    @Test
    void layoutHoldsWhatTheFeaturesReadAndNothingElse() {
        ServicePlan plan = Binder.bind(FeatureService.named("fraud_v1").with(activity), Map.of("transactions", schema));

        ViewPlan view = plan.views().get(0);
        assertThat(view.columns()).extracting(ViewColumn::name).containsExactly("amount", "is_large", "merchant_id");
        assertThat(view.features().get(1).defaultValue()).isEqualTo(0.0);
        assertThat(view.features().get(1).window()).isEqualTo(new Window(604_800_000_000L, 3_600_000_000L, 0));
        assertThat(view.features().get(2).filter()).isEqualTo(1);
        assertThat(plan.outputs())
                .extracting(OutputColumn::name)
                .containsExactly("txn_count_1h", "amount_avg_7d", "large_7d", "last_merchant");
    }
}
