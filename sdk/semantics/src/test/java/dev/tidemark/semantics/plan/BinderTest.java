package dev.tidemark.semantics.plan;

import static dev.tidemark.semantics.definition.Aggregates.avg;
import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.lastN;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.definition.Aggregates.max;
import static dev.tidemark.semantics.definition.Aggregates.sum;
import static dev.tidemark.semantics.time.Durations.days;
import static dev.tidemark.semantics.time.Durations.hours;
import static dev.tidemark.semantics.type.ValueType.BOOL;
import static dev.tidemark.semantics.type.ValueType.DOUBLE;
import static dev.tidemark.semantics.type.ValueType.INT64;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static dev.tidemark.semantics.type.ValueType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding.Kafka;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.time.Window;
import java.util.Arrays;
import java.util.List;
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

    @Test
    void derivedColumnsAndFiltersReadWhatStandsBeforeThem() {
        FeatureView view = FeatureView.named("v")
                .of(card)
                .from(txns)
                .where("large AND merchant_id IS NOT NULL")
                .derive("unread", "merchant_id + 1")
                .derive("doubled", "amount * 2")
                .derive("large", "doubled > 10")
                .feature("large", count().where("large").over(days(1)))
                .feature("odd", sum("doubled").where("merchant_id = 3").over(days(1)))
                .feature("same", sum("merchant_id").where("merchant_id = 3").over(days(1)));

        ViewPlan plan = Binder.bind(FeatureService.named("s").with(view), Map.of("transactions", schema))
                .views()
                .get(0);

        assertThat(plan.columns())
                .extracting(ViewColumn::name)
                .containsExactly(
                        "amount",
                        "merchant_id",
                        "doubled",
                        "large",
                        "large AND merchant_id IS NOT NULL",
                        "merchant_id = 3");
        assertThat(plan.sourceColumnCount()).isEqualTo(2);
        assertThat(plan.where()).isEqualTo(4);
        assertThat(plan.features()).extracting(FeaturePlan::column).containsExactly(FeaturePlan.NONE, 2, 1);
        assertThat(plan.features()).extracting(FeaturePlan::filter).containsExactly(3, 5, 5);
        assertThat(evaluate(plan, 6.0, 3L)).containsExactly(6.0, 3L, 12.0, true, true, true);
        assertThat(evaluate(plan, 5.0, null)).containsExactly(5.0, null, 10.0, false, false, null);
    }

    private static Object[] evaluate(ViewPlan view, Object... source) {
        Object[] row = Arrays.copyOf(source, view.columns().size());
        for (int i = source.length; i < row.length; i++) {
            row[i] = view.columns().get(i).expression().newEvaluator().evaluate(row);
        }
        return row;
    }

    @Test
    void set_3_featuresThatShareANameAreNamedAfterTheirViewToo() {
        FeatureView v = FeatureView.named("v")
                .of(card)
                .from(txns)
                .feature("n", count().over(days(1)))
                .feature("own", count().over(days(2)));
        FeatureView w = FeatureView.named("w").of(card).from(txns).feature("n", count().over(days(3)));

        assertThat(outputs(FeatureService.named("s").with(w).with(v))).containsExactly("w__n", "v__n", "own");
        assertThat(outputs(FeatureService.named("s").with(v, "own", "n").with(w)))
                .containsExactly("own", "v__n", "w__n");
        assertThat(outputs(FeatureService.named("s").with(w).with(v, "own"))).containsExactly("n", "own");
    }

    private List<String> outputs(FeatureService service) {
        return Binder.bind(service, Map.of("transactions", schema)).outputs().stream()
                .map(OutputColumn::name)
                .toList();
    }

    @Test
    void set_6_onDemandFeaturesReadRequestThenStoredThenEarlierOnes() {
        ServicePlan plan = Binder.bind(
                FeatureService.named("s")
                        .with(activity, "amount_avg_7d")
                        .request("amount", DOUBLE)
                        .onDemand("ratio", "amount / NULLIF(amount_avg_7d, 0)")
                        .onDemand("is_high", "ratio > 2"),
                Map.of("transactions", schema));

        assertThat(plan.onDemandColumns())
                .containsExactly(
                        new InputColumn("amount", DOUBLE),
                        new InputColumn("amount_avg_7d", DOUBLE),
                        new InputColumn("ratio", DOUBLE),
                        new InputColumn("is_high", BOOL));
        assertThat(plan.outputs())
                .containsExactly(
                        new OutputColumn("amount_avg_7d", DOUBLE, 0, 0),
                        new OutputColumn("ratio", DOUBLE, FeaturePlan.NONE, 0),
                        new OutputColumn("is_high", BOOL, FeaturePlan.NONE, 1));
        Object[] row = {6.0, 2.0, 3.0, null};
        assertThat(plan.onDemand().get(0).expression().newEvaluator().evaluate(row))
                .isEqualTo(3.0);
        assertThat(plan.onDemand().get(1).expression().newEvaluator().evaluate(row))
                .isEqualTo(true);
    }

    @Test
    void guessesGiveWayToWhatADefinitionNeedsOrDeclares() {
        Source csv = Source.csv("transactions", "tx.csv")
                .eventTime("event_time")
                .sequence("seq")
                .column("amount", DOUBLE);
        SourceSchema text = SourceSchema.of("tx.csv")
                .guessed("event_time", STRING)
                .guessed("card_id", INT64)
                .guessed("seq", STRING)
                .guessed("amount", INT64)
                .guessed("flag", BOOL);
        FeatureView view = FeatureView.named("v")
                .of(card)
                .from(csv)
                .feature("sum", sum("amount").over(days(1)));

        ServicePlan plan = Binder.bind(FeatureService.named("s").with(view), Map.of("transactions", text));

        assertThat(plan.views().get(0).source().columnTypes())
                .containsOnly(
                        entry("event_time", TIMESTAMP),
                        entry("card_id", STRING),
                        entry("seq", INT64),
                        entry("amount", DOUBLE),
                        entry("flag", BOOL));
        assertThat(plan.outputs().get(0).type()).isEqualTo(DOUBLE);
    }

    @Test
    void type_1_storedIntegersWidenWhereDoubleIsDeclared() {
        FeatureView view = FeatureView.named("v")
                .of(card)
                .from(txns.column("merchant_id", DOUBLE))
                .feature("max", max("merchant_id").over(days(1)));
        ServicePlan plan = Binder.bind(FeatureService.named("s").with(view), Map.of("transactions", schema));
        assertThat(plan.outputs().get(0).type()).isEqualTo(DOUBLE);
    }

    @Test
    void jsonFieldsThatAreDeclaredNeedNotHaveShownUpYet() {
        Source json =
                Source.json("transactions", "tx.json").eventTime("event_time").column("coupon", STRING);
        FeatureView view = FeatureView.named("v")
                .of(card)
                .from(json)
                .feature("c", latest("coupon").forever());
        SourceSchema seen =
                SourceSchema.of("tx.json").guessed("event_time", TIMESTAMP).guessed("card_id", STRING);
        ServicePlan plan = Binder.bind(FeatureService.named("s").with(view), Map.of("transactions", seen));
        assertThat(plan.outputs().get(0).type()).isEqualTo(STRING);
    }

    @Test
    void timeKeysCanBeFeaturesToo() {
        FeatureView view = FeatureView.named("v")
                .of(card)
                .from(txns)
                .feature("last_seen", max("event_time").over(days(1)).defaultValue("1970-01-01T00:00:01Z"))
                .feature("cards", lastN("card_id", 2).over(days(1)).defaultValue(List.of("none")));
        ServicePlan plan = Binder.bind(FeatureService.named("s").with(view), Map.of("transactions", schema));
        assertThat(plan.views().get(0).features())
                .extracting(FeaturePlan::defaultValue)
                .containsExactly(1_000_000L, List.of("none"));
    }
}
