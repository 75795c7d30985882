package dev.tidemark.semantics.definition;

import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Gates.drift;
import static dev.tidemark.semantics.definition.Gates.freshness;
import static dev.tidemark.semantics.definition.Gates.labelCorrelation;
import static dev.tidemark.semantics.definition.Gates.noLeak;
import static dev.tidemark.semantics.definition.Gates.nullRate;
import static dev.tidemark.semantics.definition.Gates.oneOf;
import static dev.tidemark.semantics.definition.Gates.range;
import static dev.tidemark.semantics.definition.Gates.rowCount;
import static dev.tidemark.semantics.definition.Gates.unique;
import static dev.tidemark.semantics.time.Durations.hours;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.TidemarkException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GatesTest {
    private final FeatureView view = FeatureView.named("v")
            .of(Entity.named("card").key("card_id", STRING))
            .from(Source.parquet("tx", "tx.parquet").eventTime("at"))
            .feature("txn_count", count().over(hours(1)));

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(TidemarkException.class).hasMessage(message);
    }

    @Test
    void gatesReadAsTheyAreWritten() {
        assertThat(List.of(
                        nullRate("a").atMost(0.05),
                        range("a").between(0, 500),
                        range("a").atLeast(-1.5),
                        oneOf("c", "DE", "FR"),
                        unique("card_id", "event_time"),
                        rowCount().atLeast(1000),
                        drift("a").psi().atMost(0.2),
                        freshness(hours(2)),
                        labelCorrelation("is_fraud").atMost(0.95),
                        labelCorrelation().atMost(1),
                        noLeak()))
                .extracting(Gate::text)
                .containsExactly(
                        "null_rate of a at most 0.05",
                        "range of a at least 0, at most 500",
                        "range of a at least -1.5",
                        "one_of of c in [DE, FR]",
                        "unique of card_id, event_time",
                        "row_count at least 1000",
                        "drift (psi) of a at most 0.2",
                        "freshness within 2h",
                        "label_correlation with is_fraud at most 0.95",
                        "label_correlation at most 1",
                        "coincidence at most 0");
    }

    @Test
    void aWarningIsAnotherGate() {
        Gate gate = nullRate("a").atMost(0);
        assertThat(gate.warning().severity()).isEqualTo(GateSeverity.WARN);
        assertThat(gate.severity()).isEqualTo(GateSeverity.FAIL);
        assertThat(drift("a").ks().atMost(0.1).against("base.json").baseline()).contains("base.json");
    }

    @Test
    void boundsThatCannotBeAreRefused() {
        String gate = "Cannot define gate ";
        refused(
                () -> nullRate("a").atMost(1.1),
                gate + "null_rate of 'a': it cannot be at most 1.1; say 0 to 1, like 0.05.");
        refused(
                () -> nullRate("a").atMost(Double.NaN),
                gate + "null_rate of 'a': it cannot have the bound NaN; say a number.");
        refused(
                () -> range("a").between(2, 1),
                gate + "range of 'a': it cannot be at least 2 and at most 1; swap them.");
        refused(() -> rowCount().atLeast(1.5), gate + "row_count: it cannot be 1.5; say a whole number of rows.");
        refused(() -> rowCount().atLeast(-1), gate + "row_count: it cannot be -1; say a whole number of rows.");
        refused(
                () -> drift("a").psi().atMost(-1),
                gate + "drift of 'a': it cannot be at most -1; say 0 or more, like 0.2.");
        refused(() -> drift("a").js().atMost(2), gate + "drift of 'a': it cannot be at most 2; say 0 to 1, like 0.2.");
        refused(() -> freshness(hours(-1)), gate + "freshness: it cannot have an age below zero; say within, like 2h.");
        refused(
                () -> oneOf("a"),
                gate + "one_of of 'a': it needs values; say which are allowed, like values: [DE, FR].");
        refused(() -> oneOf("a", 1, 1L), gate + "one_of of 'a': it allows a value twice; leave one out.");
        refused(() -> unique(), gate + "unique: it needs columns; say which with of, like of: [card_id, event_time].");
        refused(() -> unique("a", "a"), gate + "unique of 'a, a': it names a column twice; leave one out.");
        refused(
                () -> nullRate(" ").atMost(0),
                gate + "null_rate of ' ': it names no column; say which with of, like of: amount_avg_7d.");
        refused(
                () -> nullRate("a").atMost(0).against("x.json"),
                gate + "null_rate of 'a': it takes no baseline; leave it out.");
    }

    @Test
    void gatesOfAViewAreAboutItsFeatures() {
        assertThat(view.gate(nullRate("txn_count").atMost(0)).gates()).hasSize(1);
        refused(
                () -> view.gate(nullRate("txn_cuont").atMost(0)),
                "Cannot define gate null_rate of view 'v': there is no feature 'txn_cuont'; did you mean 'txn_count'?"
                        + " Features: txn_count.");
    }

    @Test
    void validationNamesASpineAndATime() {
        FeatureService service = FeatureService.named("s")
                .with(view)
                .validation(ValidationData.of("labels.csv", "at").label("y"));
        assertThat(service.gate(noLeak()).validation().orElseThrow().label()).contains("y");
        refused(
                () -> ValidationData.of(" ", "at"),
                "Cannot define validation: it has no spine; name a file, like data/labels.parquet.");
        refused(
                () -> ValidationData.of("x.csv", ""),
                "Cannot define validation: its time names no column; give the name of a column.");
    }
}
