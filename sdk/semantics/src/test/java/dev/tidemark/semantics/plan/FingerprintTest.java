package dev.tidemark.semantics.plan;

import static dev.tidemark.semantics.definition.Aggregates.avg;
import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.lastN;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.definition.Aggregates.percentile;
import static dev.tidemark.semantics.definition.Aggregates.sum;
import static dev.tidemark.semantics.time.Durations.days;
import static dev.tidemark.semantics.time.Durations.hours;
import static dev.tidemark.semantics.type.ValueType.DOUBLE;
import static dev.tidemark.semantics.type.ValueType.INT64;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static dev.tidemark.semantics.type.ValueType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.definition.Aggregation;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Gates;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding.Kafka;
import dev.tidemark.semantics.definition.ValidationData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private final Entity card = Entity.named("card").key("card_id", STRING);
    private final Source tx = Source.parquet("tx", "tx.parquet").eventTime("at").knownTime("seen");
    private final SourceSchema schema = SourceSchema.of("tx.parquet")
            .column("at", TIMESTAMP)
            .column("seen", TIMESTAMP)
            .column("n", INT64)
            .column("card_id", STRING)
            .column("amount", DOUBLE);

    private static String of(FeatureService service, SourceSchema schema) {
        Map<String, SourceSchema> schemas = new LinkedHashMap<>();
        service.views().forEach(view -> schemas.put(view.source().name(), schema));
        return Binder.bind(service, schemas).fingerprint();
    }

    private String of(FeatureView view) {
        return of(FeatureService.named("s").with(view), schema);
    }

    private String of(Entity entity, Source source) {
        return of(FeatureView.named("v")
                .of(entity)
                .from(source)
                .feature("x", sum("amount").over(days(7))));
    }

    private String of(Aggregation aggregation) {
        return of(FeatureView.named("v").of(card).from(tx).feature("x", aggregation));
    }

    @Test
    void itIs64HexadecimalDigitsAndStaysTheSameOverReleases() {
        assertThat(of(card, tx))
                .isEqualTo("d9683ecf5d6f22613492654231d61b5a8c364907e78fc8c39ffcc6bdcda3b515")
                .matches("[0-9a-f]{64}");
    }

    @Test
    void whatChangesNoValueChangesNothing() {
        String fingerprint = of(card, tx);
        Source elsewhere = Source.csv("tx", "s3://bucket/*.csv").eventTime("at").knownTime("seen");
        assertThat(of(card, elsewhere)).isEqualTo(fingerprint);
        assertThat(of(card, tx.stream(Kafka.topic("t")))).isEqualTo(fingerprint);
        assertThat(of(card, tx.column("amount", DOUBLE))).isEqualTo(fingerprint);
        assertThat(of(Entity.named("other").key("card_id", STRING), tx)).isEqualTo(fingerprint);

        FeatureView renamed = FeatureView.named("w")
                .of(card)
                .from(tx)
                .feature("x", sum("amount").over(days(7)));
        assertThat(of(FeatureService.named("t").with(renamed, "x"), schema)).isEqualTo(fingerprint);
        assertThat(of(FeatureService.named("t").with(renamed.feature("unasked", count().over(days(1))), "x"), schema))
                .isEqualTo(fingerprint);
        assertThat(of(renamed.derive("unread", "amount * 2"))).isEqualTo(fingerprint);

        SourceSchema reordered = SourceSchema.of("other.parquet")
                .column("amount", DOUBLE)
                .column("card_id", STRING)
                .unsupported("blob", "BLOB")
                .column("seen", TIMESTAMP)
                .column("at", TIMESTAMP);
        assertThat(of(FeatureService.named("s").with(renamed), reordered)).isEqualTo(fingerprint);
    }

    @Test
    void whatIsSaidInTwoWaysIsOneMeaning() {
        assertThat(of(sum("amount").over(days(7)).resolution(hours(1))))
                .isEqualTo(of(sum("amount").over(days(7))));
        assertThat(of(sum("amount").over(hours(24)))).isEqualTo(of(sum("amount").over(days(1))));
        assertThat(of(avg("n").over(days(1)).defaultValue(0)))
                .isEqualTo(of(avg("n").over(days(1)).defaultValue(-0.0)));
        assertThat(of(count().over(days(1)).endingBefore(days(0)))).isEqualTo(of(count().over(days(1))));
    }

    @Test
    void eachThingThatCanChangeAValueChangesIt() {
        FeatureView view = FeatureView.named("v")
                .of(card)
                .from(tx)
                .feature("x", sum("amount").over(days(7)));
        assertThat(List.of(
                        of(view),
                        of(card, Source.parquet("tx", "tx.parquet").eventTime("at")),
                        of(card, tx.sequence("n")),
                        of(card, tx.eventTime("seen")),
                        of(card, tx.eventsVisibleAtTheirInstant()),
                        of(
                                card,
                                Source.parquet("other", "tx.parquet")
                                        .eventTime("at")
                                        .knownTime("seen")),
                        of(Entity.named("card").key("n", INT64), tx),
                        of(card.key("n", INT64), tx),
                        of(view.where("amount > 5")),
                        of(view.where("amount > 6")),
                        of(view.feature("y", sum("amount").over(days(7)))),
                        of(FeatureService.named("s").with(view).request("r", DOUBLE), schema),
                        of(FeatureService.named("s").with(view).request("r", INT64), schema),
                        of(FeatureService.named("s").with(view).onDemand("o", "x + 1"), schema),
                        of(FeatureService.named("s").with(view).onDemand("o", "x + 2"), schema),
                        of(FeatureView.named("v")
                                .of(card)
                                .from(tx)
                                .feature("z", sum("amount").over(days(7)))),
                        of(sum("n").over(days(7))),
                        of(avg("amount").over(days(7))),
                        of(sum("amount").over(days(8))),
                        of(sum("amount").over(days(7)).resolution(hours(2))),
                        of(sum("amount").over(days(7)).endingBefore(hours(1))),
                        of(sum("amount").overLifetime()),
                        of(sum("amount").over(days(7)).where("n > 1")),
                        of(sum("amount").over(days(7)).defaultValue(0)),
                        of(sum("amount").over(days(7)).defaultValue(Double.NaN)),
                        of(latest("amount").within(days(7))),
                        of(latest("amount").forever()),
                        of(lastN("n", 2).over(days(7))),
                        of(lastN("n", 3).over(days(7))),
                        of(lastN("n", 3).over(days(7)).defaultValue(List.of())),
                        of(lastN("n", 3).over(days(7)).defaultValue(List.of(1, 2))),
                        of(lastN("n", 3).over(days(7)).defaultValue(List.of(12))),
                        of(percentile("n", 0.5).over(days(7))),
                        of(percentile("n", 0.9).over(days(7)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void orderOfTheListIsPartOfTheMeaning() {
        FeatureView view = FeatureView.named("v")
                .of(card)
                .from(tx)
                .feature("a", count().over(days(1)))
                .feature("b", count().over(days(2)));
        assertThat(of(FeatureService.named("s").with(view, "a", "b"), schema))
                .isEqualTo(of(FeatureService.named("s").with(view), schema))
                .isNotEqualTo(of(FeatureService.named("s").with(view, "b", "a"), schema));
    }

    @Test
    void viewHasAFingerprintOfItsOwn() {
        FeatureView view = FeatureView.named("v").of(card).from(tx).feature("x", count().over(days(1)));
        ServicePlan plain = Binder.bind(FeatureService.named("s").with(view), Map.of("tx", schema));
        ServicePlan more = Binder.bind(
                FeatureService.named("t").with(view).request("r", DOUBLE).onDemand("o", "x"), Map.of("tx", schema));
        assertThat(Fingerprint.of(plain.views().get(0)))
                .isEqualTo(Fingerprint.of(more.views().get(0)));
        assertThat(plain.fingerprint()).isNotEqualTo(more.fingerprint());
    }

    @Test
    void gate_1_gatesAndWhatTheyRunOnChangeNoFingerprint() {
        FeatureView view = FeatureView.named("v")
                .of(card)
                .from(tx)
                .feature("x", sum("amount").over(days(7)));
        FeatureService plain = FeatureService.named("s").with(view);
        FeatureService guarded = FeatureService.named("s")
                .with(view.gate(Gates.nullRate("x").atMost(0)))
                .gate(Gates.noLeak())
                .validation(ValidationData.of("labels.csv", "at").label("y"));
        assertThat(of(guarded, schema)).isEqualTo(of(plain, schema));
    }
}
