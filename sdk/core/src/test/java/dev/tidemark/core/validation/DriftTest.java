package dev.tidemark.core.validation;

import static dev.tidemark.core.validation.Verdict.FAILED;
import static dev.tidemark.core.validation.Verdict.NOT_EVALUATED;
import static dev.tidemark.core.validation.Verdict.PASSED;
import static dev.tidemark.semantics.definition.Gates.drift;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.semantics.definition.FeatureService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Distances from the profiles, beside the textbook's formulas over the values themselves. */
class DriftTest {
    private static TrainingProfile profile(String feature, Object... values) {
        return Judged.table().rows(feature, values).profile();
    }

    private static Object[] repeated(Object first, int n, Object second, int m) {
        List<Object> values = new ArrayList<>(Collections.nCopies(n, first));
        values.addAll(Collections.nCopies(m, second));
        return values.toArray();
    }

    private static double measured(Judged now, TrainingProfile base, dev.tidemark.semantics.definition.Gate gate) {
        return now.promoted(base).result(gate).measured().orElseThrow();
    }

    @Test
    void gate_9_aProfileSurvivesTheWayToJsonAndBack() {
        Random random = new Random(5);
        Judged table = Judged.table();
        for (int i = 0; i < 3_000; i++) {
            table.row("d", i % 10 == 0 ? null : random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300));
            table.row("s", "text " + random.nextInt(2_000));
            table.row("b", random.nextBoolean());
        }
        table.row("s", "long".repeat(100))
                .row("d", Double.NaN)
                .row("d", Double.NEGATIVE_INFINITY)
                .row("d", -0.0);
        TrainingProfile profile = table.profile();
        assertThat(TrainingProfile.read(profile.json().toString(), "it")).isEqualTo(profile);
        assertThat(profile.feature("d").orElseThrow().numbers().orElseThrow().numbers().length)
                .isLessThanOrEqualTo(Buckets.LIMIT);
    }

    @Test
    void gate_9_aProfileDoesNotDependOnTheOrderOfRows() {
        Random random = new Random(7);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            values.add("t" + random.nextInt(1_500));
        }
        TrainingProfile one = profile("s", values.toArray());
        Collections.shuffle(values, random);
        assertThat(profile("s", values.toArray())).isEqualTo(one);
        assertThat(one.feature("s").orElseThrow().categories().orElseThrow().grouped())
                .isTrue();
    }

    @Test
    void gate_10_binsAreTenthsOfTheBaselineAndNullsHaveTheirOwn() {
        Object[] base = new Object[101];
        for (int i = 0; i < 100; i++) {
            base[i] = (long) i;
        }
        FeatureProfile profile = profile("n", base).feature("n").orElseThrow();
        Comparison comparison = Comparison.of(profile, profile);
        assertThat(comparison.bins()).hasSize(11);
        assertThat(comparison.bins().subList(0, 10)).allMatch(bin -> bin.base() == 10);
        assertThat(comparison.bins().get(0).label()).isEqualTo("up to 9");
        assertThat(comparison.bins().get(10)).isEqualTo(new Comparison.Bin("null", 1, 1));
    }

    @Test
    void gate_10_textsBeyondTheMostFrequentFiftyShareABin() {
        List<Object> base = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            base.addAll(Collections.nCopies(60 - i, String.format("t%02d", i)));
        }
        FeatureProfile before = profile("s", base.toArray()).feature("s").orElseThrow();
        FeatureProfile now =
                profile("s", "t00", "t59", "never seen").feature("s").orElseThrow();
        List<Comparison.Bin> bins = Comparison.of(before, now).bins();
        assertThat(bins).hasSize(51);
        assertThat(bins.get(0)).isEqualTo(new Comparison.Bin("t00", 60, 1));
        assertThat(bins.get(50)).isEqualTo(new Comparison.Bin("other", 55, 2));
    }

    @Test
    void gate_11_psiIsTheTextbooks() {
        TrainingProfile base = profile("b", repeated(true, 50, false, 50));
        Judged now = Judged.table().rows("b", repeated(true, 80, false, 20));
        double expected = (0.8 - 0.5) * Math.log(0.8 / 0.5) + (0.2 - 0.5) * Math.log(0.2 / 0.5);
        assertThat(measured(now, base, drift("b").psi().atMost(1))).isEqualTo(expected, within(1e-12));
        assertThat(expected).isEqualTo(0.4159, within(5e-5));
        assertThat(now.promoted(base).verdict(drift("b").psi().atMost(0.4))).isEqualTo(FAILED);
        assertThat(now.promoted(base).verdict(drift("b").psi().atMost(0.42))).isEqualTo(PASSED);
    }

    @Test
    void gate_11_aShareOfZeroCountsAsATenThousandth() {
        TrainingProfile base = profile("s", "a", "a");
        double expected = 2 * (1 - 1e-4) * Math.log(1 / 1e-4);
        assertThat(measured(
                        Judged.table().rows("s", "b"), base, drift("s").psi().atMost(1)))
                .isEqualTo(expected, within(1e-12));
    }

    @Test
    void gate_11_psiOfSeededNumbersEqualsThatOverTheirTenths() {
        double[] before = new double[10_000];
        double[] after = new double[8_000];
        Random random = new Random(11);
        // whole numbers up to 255 have a bucket each, so that nothing is rounded
        Arrays.setAll(before, i -> random.nextInt(200));
        Arrays.setAll(after, i -> Math.min(199, random.nextInt(230)));
        double expected = tenthsPsi(before, after);
        assertThat(expected).isGreaterThan(0.01);
        TrainingProfile base = profile("d", boxed(before));
        Judged now = Judged.table().rows("d", boxed(after));
        assertThat(measured(now, base, drift("d").psi().atMost(1))).isEqualTo(expected, within(1e-9));
        assertThat(measured(now, base, drift("d").ks().atMost(1))).isEqualTo(ks(before, after), within(1e-9));
    }

    @Test
    void gate_12_ksIsTheGreatestDistanceOfTheCumulativeShares() {
        TrainingProfile base = profile("b", repeated(true, 50, false, 50));
        Judged now = Judged.table().rows("b", repeated(true, 80, false, 20)).row("b", null);
        assertThat(measured(now, base, drift("b").ks().atMost(1))).isEqualTo(0.3, within(1e-12));
        assertThat(measured(
                        Judged.table().rows("d", 5.0),
                        profile("d", 1.0, 2.0),
                        drift("d").ks().atMost(1)))
                .isEqualTo(1);
    }

    @Test
    void gate_12_ksOfSeededGaussiansIsOffByNoMoreThanABucket() {
        Random random = new Random(3);
        double[] before = random.doubles(5_000).map(x -> 100 + 30 * x).toArray();
        double[] after = random.doubles(5_000).map(x -> 104 + 30 * x).toArray();
        double measured = measured(
                Judged.table().rows("d", boxed(after)),
                profile("d", boxed(before)),
                drift("d").ks().atMost(1));
        assertThat(measured).isEqualTo(ks(before, after), within(0.035)).isLessThanOrEqualTo(ks(before, after) + 1e-12);
    }

    @Test
    void gate_13_jsIsTheDistanceToBaseTwo() {
        TrainingProfile base = profile("b", repeated(true, 50, false, 50));
        Judged now = Judged.table().rows("b", repeated(true, 80, false, 20));
        double divergence = (0.5 * log2(0.5 / 0.65) + 0.5 * log2(0.5 / 0.35)) / 2
                + (0.8 * log2(0.8 / 0.65) + 0.2 * log2(0.2 / 0.35)) / 2;
        assertThat(measured(now, base, drift("b").js().atMost(1))).isEqualTo(Math.sqrt(divergence), within(1e-12));
        assertThat(Math.sqrt(divergence)).isEqualTo(0.2704, within(5e-5));
        assertThat(measured(
                        Judged.table().rows("s", "x"),
                        profile("s", "y"),
                        drift("s").js().atMost(1)))
                .isEqualTo(1);
        assertThat(measured(
                        Judged.table().rows("s", "x"),
                        profile("s", "x"),
                        drift("s").js().atMost(1)))
                .isEqualTo(0);
    }

    @Test
    void gate_14_withoutABaselineNothingIsEvaluated() {
        Judged table = Judged.table().rows("d", 1.0);
        GateResult none = table.result(drift("d").psi().atMost(0.1));
        assertThat(none.verdict()).isEqualTo(NOT_EVALUATED);
        assertThat(none.explanation())
                .isEqualTo("not evaluated: the service has no promotion yet to measure drift from");
        TrainingProfile other = Judged.table()
                .by(FeatureService.named("svc").with(Judged.view(), "s"))
                .profile();
        assertThat(table.promoted(other).result(drift("d").psi().atMost(0.1)).explanation())
                .isEqualTo("not evaluated: the baseline has no feature 'd' yet");
    }

    @Test
    void gate_14_noValuesOnEitherSideCannotBeJudged() {
        var ks = drift("d").ks().atMost(1);
        assertThat(Judged.table()
                        .rows("d", 1.0)
                        .promoted(profile("d", (Object) null))
                        .result(ks)
                        .explanation())
                .isEqualTo("cannot be judged: the baseline has no value of 'd'");
        assertThat(Judged.table().promoted(profile("d", 1.0)).verdict(ks)).isEqualTo(FAILED);
        assertThat(measured(
                        Judged.table().rows("d", 1.0),
                        profile("d", null, null),
                        drift("d").psi().atMost(1)))
                .isGreaterThan(10);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private static Object[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray();
    }

    /** PSI over the bins that end where a tenth of the baseline is first reached, written from the formula. */
    private static double tenthsPsi(double[] before, double[] after) {
        double[] sorted = before.clone();
        Arrays.sort(sorted);
        List<Double> ends = new ArrayList<>();
        for (int tenth = 1; tenth < 10; tenth++) {
            double end = sorted[tenth * sorted.length / 10 - 1];
            if (ends.isEmpty() || ends.get(ends.size() - 1) < end) {
                ends.add(end);
            }
        }
        ends.add(Double.POSITIVE_INFINITY);
        double psi = 0;
        double from = Double.NEGATIVE_INFINITY;
        for (double to : ends) {
            double p = share(before, from, to);
            double q = share(after, from, to);
            psi += (q - p) * Math.log(q / p);
            from = to;
        }
        return psi;
    }

    private static double share(double[] values, double from, double to) {
        return Arrays.stream(values).filter(x -> x > from && x <= to).count() / (double) values.length;
    }

    private static double ks(double[] before, double[] after) {
        double[] sortedBefore = Arrays.stream(before).sorted().toArray();
        double[] sortedAfter = Arrays.stream(after).sorted().toArray();
        double most = 0;
        int b = 0;
        int a = 0;
        for (double x : sortedBefore) {
            for (; b < before.length && sortedBefore[b] <= x; b++) {}
            for (; a < after.length && sortedAfter[a] <= x; a++) {}
            most = Math.max(most, Math.abs(b / (double) before.length - a / (double) after.length));
        }
        return most;
    }
}
