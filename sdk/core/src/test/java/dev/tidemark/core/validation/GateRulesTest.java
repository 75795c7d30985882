package dev.tidemark.core.validation;

import static dev.tidemark.core.validation.Verdict.FAILED;
import static dev.tidemark.core.validation.Verdict.NOT_EVALUATED;
import static dev.tidemark.core.validation.Verdict.PASSED;
import static dev.tidemark.core.validation.Verdict.WARNED;
import static dev.tidemark.semantics.definition.Gates.coincidence;
import static dev.tidemark.semantics.definition.Gates.drift;
import static dev.tidemark.semantics.definition.Gates.freshness;
import static dev.tidemark.semantics.definition.Gates.noLeak;
import static dev.tidemark.semantics.definition.Gates.nullRate;
import static dev.tidemark.semantics.definition.Gates.oneOf;
import static dev.tidemark.semantics.definition.Gates.range;
import static dev.tidemark.semantics.definition.Gates.rowCount;
import static dev.tidemark.semantics.definition.Gates.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.validation.GateResult.Example;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.time.Durations;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The rules of {@code docs/spec/gates.md} on single training sets. */
class GateRulesTest {
    private static final double NAN = Double.NaN;

    @Test
    void gate_2_severityDecidesWhatFollows() {
        Judged table = Judged.table().rows("d", 1.0, null);
        assertThat(table.verdict(nullRate("d").atMost(0.4))).isEqualTo(FAILED);
        assertThat(table.verdict(nullRate("d").atMost(0.4).warning())).isEqualTo(WARNED);
        assertThat(table.by(nullRate("d").atMost(0.4).warning()).passed()).isTrue();
        assertThat(table.by(nullRate("d").atMost(0.4)).passed()).isFalse();
        assertThat(table.by().passed()).isTrue();
    }

    @Test
    void gate_2_whatCannotBeJudgedFailsUnlessItLacksAFirstBaseline() {
        Judged empty = Judged.table();
        assertThat(empty.verdict(nullRate("d").atMost(1))).isEqualTo(FAILED);
        assertThat(empty.verdict(nullRate("d").atMost(1).warning())).isEqualTo(WARNED);
        assertThat(empty.result(nullRate("d").atMost(1)).measured()).isEmpty();
        assertThat(empty.result(nullRate("d").atMost(1)).explanation())
                .isEqualTo("cannot be judged: the training set has no rows");
        GateReport report = empty.by(drift("d").psi().atMost(0.1));
        assertThat(report.results().get(0).verdict()).isEqualTo(NOT_EVALUATED);
        assertThat(report.passed()).isTrue();
    }

    @Test
    void gate_3_aViewsGateHoldsForItsFeaturesWhereAServiceListsThem() {
        FeatureView view =
                Judged.view().gate(nullRate("d").atMost(0)).gate(nullRate("n").atMost(0));
        GateReport report = Judged.table()
                .rows("d", 1.0, 2.0)
                .by(FeatureService.named("svc").with(view, "d", "s"));
        assertThat(report.results()).hasSize(1);
        assertThat(report.results().get(0).owner()).isEqualTo("view 'v'");
        assertThat(report.results().get(0).verdict()).isEqualTo(PASSED);
    }

    @Test
    void gate_4_nullRateIsTheShareOfNullsAndItsBoundIsInclusive() {
        Judged table = Judged.table().rows("d", null, 1.0, NAN, 2.0);
        assertThat(table.result(nullRate("d").atMost(0.25)).measured()).hasValue(0.25);
        assertThat(table.verdict(nullRate("d").atMost(0.25))).isEqualTo(PASSED);
        GateResult failed = table.result(nullRate("d").atMost(0.2499));
        assertThat(failed.verdict()).isEqualTo(FAILED);
        assertThat(failed.examples()).containsExactly(new Example(1, "null"));
        assertThat(table.result(nullRate("l").atMost(1)).measured()).hasValue(1);
        assertThat(table.verdict(nullRate("y").atMost(1))).isEqualTo(PASSED);
    }

    @Test
    void gate_5_rangeIncludesItsBoundsAndLeavesNullsAlone() {
        Judged table = Judged.table().rows("d", 0.0, 500.0, null);
        assertThat(table.verdict(range("d").between(0, 500))).isEqualTo(PASSED);
        assertThat(table.verdict(range("d").atLeast(Math.nextUp(0.0)))).isEqualTo(FAILED);
        GateResult above = table.result(range("d").atMost(Math.nextDown(500.0)));
        assertThat(above.measured()).hasValue(1);
        assertThat(above.examples()).containsExactly(new Example(2, "500.0"));
        assertThat(Judged.table().rows("n", -1L, 7L).verdict(range("n").between(-1, 7)))
                .isEqualTo(PASSED);
        assertThat(Judged.table().verdict(range("d").between(0, 1))).isEqualTo(PASSED);
    }

    @Test
    void gate_5_nanIsTheGreatestValueAndMinusZeroIsZero() {
        Judged table = Judged.table().rows("d", NAN, -0.0);
        assertThat(table.verdict(range("d").atLeast(0))).isEqualTo(PASSED);
        assertThat(table.result(range("d").atMost(Double.POSITIVE_INFINITY)).examples())
                .containsExactly(new Example(1, "NaN"));
        assertThat(Judged.table()
                        .rows("d", Double.POSITIVE_INFINITY)
                        .verdict(range("d").atMost(1e308)))
                .isEqualTo(FAILED);
    }

    @Test
    void gate_6_oneOfAllowsItsValuesAndNull() {
        assertThat(Judged.table().rows("s", "DE", null, "FR").verdict(oneOf("s", "DE", "FR")))
                .isEqualTo(PASSED);
        assertThat(Judged.table()
                        .rows("s", "DE", "de", "", "DE ")
                        .result(oneOf("s", "DE"))
                        .examples())
                .containsExactly(new Example(2, "de"), new Example(3, ""), new Example(4, "DE "));
        assertThat(Judged.table().rows("n", 1L, 2L).verdict(oneOf("n", 1, 2.0))).isEqualTo(PASSED);
        assertThat(Judged.table().rows("d", 1.0, NAN, -0.0).verdict(oneOf("d", 0, 1, NAN)))
                .isEqualTo(PASSED);
        assertThat(Judged.table()
                        .rows("b", true, false)
                        .result(oneOf("b", true))
                        .measured())
                .hasValue(1);
    }

    @Test
    void gate_6_atMostFiveExamplesAreKept() {
        Judged table = Judged.table().rows("s", (Object[]) "a b c d e f g h i".split(" "));
        GateResult result = table.result(oneOf("s", "x"));
        assertThat(result.measured()).hasValue(9);
        assertThat(result.examples()).extracting(Example::row).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void gate_7_uniqueCountsRowsThatRepeatAnEarlierOne() {
        Judged table = Judged.table()
                .row("a", 1, null, null, null)
                .row("a", 2, null, null, null)
                .row("a", 1, null, null, null)
                .row("b", 1, null, null, null)
                .row("a", 1, null, null, null);
        GateResult both = table.result(unique("card_id", "at"));
        assertThat(both.verdict()).isEqualTo(FAILED);
        assertThat(both.measured()).hasValue(2);
        assertThat(both.examples())
                .containsExactly(
                        new Example(3, "a, 1970-01-01T00:00:00.000001Z, as in row 1"),
                        new Example(5, "a, 1970-01-01T00:00:00.000001Z, as in row 1"));
        assertThat(Judged.table()
                        .row("a", 1, null, null, null)
                        .row("a", 2, null, null, null)
                        .verdict(unique("card_id", "at")))
                .isEqualTo(PASSED);
    }

    @Test
    void gate_7_rowsWithANullRepeatNothing() {
        assertThat(Judged.table().rows("s", null, null, "x").verdict(unique("s")))
                .isEqualTo(PASSED);
        assertThat(Judged.table().verdict(unique("s"))).isEqualTo(PASSED);
        assertThat(Judged.table()
                        .row("l", List.of("a", "b"))
                        .row("l", List.of("a", "b"))
                        .row("l", List.of("a,b"))
                        .result(unique("l"))
                        .measured())
                .hasValue(1);
    }

    @Test
    void gate_8_rowCountIncludesItsBounds() {
        Judged table = Judged.table().rows("d", 1.0, 2.0, 3.0);
        assertThat(table.verdict(rowCount().atLeast(3))).isEqualTo(PASSED);
        assertThat(table.verdict(rowCount().atLeast(4))).isEqualTo(FAILED);
        assertThat(table.verdict(rowCount().atMost(3))).isEqualTo(PASSED);
        assertThat(table.verdict(rowCount().between(0, 2))).isEqualTo(FAILED);
        assertThat(Judged.table().verdict(rowCount().atMost(0))).isEqualTo(PASSED);
    }

    @Test
    void gate_15_freshnessIsTheAgeOfTheNewestEventAtTheNewestRow() {
        Judged table = Judged.table().row("a", 10_000_000, null, null, null).row("b", 0, null, null, null);
        var within = freshness(Durations.seconds(4));
        assertThat(table.facts(Judged.facts(OptionalLong.of(6_000_000), 0)).verdict(within))
                .isEqualTo(PASSED);
        GateResult stale =
                table.facts(Judged.facts(OptionalLong.of(5_999_999), 0)).result(within);
        assertThat(stale.verdict()).isEqualTo(FAILED);
        assertThat(stale.measured()).hasValue(4_000_001);
        assertThat(table.facts(Judged.facts(OptionalLong.of(99_000_000), 0)).verdict(freshness(Durations.seconds(0))))
                .isEqualTo(PASSED);
        assertThat(table.facts(Judged.facts(OptionalLong.empty(), 0))
                        .result(within)
                        .explanation())
                .isEqualTo("cannot be judged: source 'tx' has no event with a time");
        assertThat(Judged.table().verdict(within)).isEqualTo(FAILED);
    }

    @Test
    void gate_18_coincidenceIsTheShareOfRowsAtTheInstantOfAnEvent() {
        Judged table = Judged.table().rows("d", 1.0, 2.0, 3.0, 4.0).facts(Judged.facts(OptionalLong.empty(), 1));
        assertThat(table.verdict(coincidence(0.25))).isEqualTo(PASSED);
        GateResult leak = table.result(noLeak());
        assertThat(leak.verdict()).isEqualTo(FAILED);
        assertThat(leak.measured()).hasValue(0.25);
        assertThat(leak.examples()).containsExactly(new Example(1, "event at its instant"));
        assertThat(table.facts(Judged.facts(OptionalLong.empty(), 0)).verdict(noLeak()))
                .isEqualTo(PASSED);
    }
}
