package dev.tidemark.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private final List<SourceRow> rows = new ArrayList<>();

    private void event(String time, String known, Double amount) {
        Map<String, Object> values = new HashMap<>();
        values.put("card", "c1");
        values.put("at", TextTime.parse("2024-05-02T" + time + "Z"));
        values.put("known", known == null ? null : TextTime.parse("2024-05-02T" + known + "Z"));
        values.put("amount", amount);
        rows.add(new SourceRow(values));
    }

    private Explanation explanation() {
        return explanation("c1");
    }

    private Explanation explanation(String card) {
        FeatureView view = FeatureView.named("activity")
                .of(Entity.named("card").key("card", ValueType.STRING))
                .from(Source.parquet("tx", "tx.parquet").eventTime("at").knownTime("known"))
                .feature("spent", Aggregates.sum("amount").over(Duration.ofHours(1)))
                .feature("newest", Aggregates.latest("amount").within(Duration.ofMinutes(1)));
        FeatureService service = FeatureService.named("fraud")
                .with(view)
                .request("asked", ValueType.DOUBLE)
                .onDemand("share", "asked / spent");
        SourceSchema schema = SourceSchema.of("tx.parquet")
                .column("card", ValueType.STRING)
                .column("at", ValueType.TIMESTAMP)
                .column("known", ValueType.TIMESTAMP)
                .column("amount", ValueType.DOUBLE);
        ServicePlan plan = Binder.bind(service, Map.of("tx", schema));
        Map<String, Object> values = new HashMap<>();
        values.put("card", card);
        values.put("asked", 5.0);
        SpineRow asked = new SpineRow(TextTime.parse("2024-05-02T10:00:30Z"), values);
        Reference reference = new Reference(plan, Map.of("tx", rows), OptionalLong.empty());
        FeatureValue share = reference.evaluate(asked).get(2);
        ViewPlan bound = plan.views().get(0);
        return new Explanation(
                plan,
                17,
                asked,
                OptionalLong.empty(),
                List.of(
                        FeatureExplanation.stored(bound, bound.features().get(0), reference.explain(asked, "spent")),
                        FeatureExplanation.stored(bound, bound.features().get(1), reference.explain(asked, "newest")),
                        FeatureExplanation.onDemand(plan.onDemand().get(0), share)));
    }

    @Test
    void textShowsWhatCountedAndWhatDidNot() {
        event("08:59:59.999999", null, 1.0);
        event("09:00:00", null, 2.0);
        event("09:40:00", null, null);
        event("09:50:00", "09:55:00", 8.0);
        event("09:58:00", "10:30:00", 16.0);
        event("10:00:30", null, 32.0);
        assertThat(explanation().text()).isEqualTo("""
                        Row 17 of fraud, as of 2024-05-02 10:00:30 UTC
                          asked for         card   'c1'
                                            asked  5.0

                        spent = 10.0
                          activity: sum of amount over 1h, in tiles of 1m
                          window            [2024-05-02 09:00:00, 2024-05-02 10:00:30)
                                            the tail is rounded down by 30s to its tile
                          counted           2 events
                                            2024-05-02 09:00:00  2.0  1h before
                                            2024-05-02 09:50:00  8.0  10m 30s before  known 2024-05-02 09:55:00
                          tiles             2024-05-02 09:00:00  ▪ 1
                                            2024-05-02 09:50:00  ▪ 1
                          null, ignored     2024-05-02 09:40:00  null  20m 30s before
                          just too old      2024-05-02 08:59:59.999999  1.0  1h before
                          known too late    2024-05-02 09:58:00  16.0  2m 30s before  known 2024-05-02 10:30:00
                          would have leaked 2024-05-02 10:00:30  32.0  at the instant

                        newest = null (expired: the newest event is older than the TTL)
                          activity: latest of amount, ttl 1m
                          window            [2024-05-02 09:59:30, 2024-05-02 10:00:30)
                          counted           nothing
                          just too old      … and 2 more before these
                                            2024-05-02 09:40:00  null  20m 30s before
                                            2024-05-02 09:50:00  8.0   10m 30s before  known 2024-05-02 09:55:00
                                            2024-05-02 09:58:00  16.0  2m 30s before   known 2024-05-02 10:30:00
                          would have leaked 2024-05-02 10:00:30  32.0  at the instant

                        share = 0.5
                          on demand: asked / spent
                          from              asked  5.0
                                            spent  10.0
                        """);
    }

    @Test
    void aNullInAKeyIsSaidToBeWhyNothingCounts() {
        event("09:30:00", null, 2.5);
        assertThat(explanation(null).text())
                .contains("  asked for         card   null, so its history is empty\n")
                .contains("  counted           nothing\n");
    }

    @Test
    void longListsAreCut() {
        for (int i = 0; i < 40; i++) {
            event(String.format("09:%02d:00", 10 + i), null, (double) i);
        }
        assertThat(explanation().text())
                .contains("  counted           40 events\n                    … and 34 more before these\n")
                .contains("  tiles             … and 34 earlier tiles\n");
    }

    @Test
    void jsonHoldsEveryEventThatCounted() {
        event("09:30:00", null, 2.5);
        event("11:00:00", null, Double.NaN);
        assertThat(explanation().json().at("/features/0").toString())
                .isEqualTo(
                        "{\"name\":\"spent\",\"type\":\"DOUBLE\",\"value\":2.5,\"status\":\"PRESENT\",\"view\":\"activity\","
                                + "\"feature\":\"spent\",\"definition\":\"sum of amount over 1h, in tiles of 1m\","
                                + "\"evaluatedAt\":\"2024-05-02T10:00:30.000000Z\",\"windowStart\":\"2024-05-02T09:00:00.000000Z\","
                                + "\"windowEnd\":\"2024-05-02T10:00:30.000000Z\",\"tileMicros\":60000000,"
                                + "\"counts\":{\"COUNTED\":1,\"IN_THE_FUTURE\":1},\"events\":[{\"standing\":\"COUNTED\","
                                + "\"eventTime\":\"2024-05-02T09:30:00.000000Z\",\"knownTime\":\"2024-05-02T09:30:00.000000Z\","
                                + "\"value\":2.5,\"tile\":\"2024-05-02T09:30:00.000000Z\"},{\"standing\":\"IN_THE_FUTURE\","
                                + "\"eventTime\":\"2024-05-02T11:00:00.000000Z\",\"knownTime\":\"2024-05-02T11:00:00.000000Z\","
                                + "\"value\":\"NaN\",\"tile\":\"2024-05-02T11:00:00.000000Z\"}]}");
    }
}
