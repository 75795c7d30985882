package dev.tidemark.tck;

import dev.tidemark.semantics.reference.SourceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The sketches where they are sketches: beyond what small cases reach. */
final class SketchLaws {
    private SketchLaws() {}

    static List<Check> checks() {
        return List.of(
                Check.of("agg_10_distinctTextBeyondTheExactBound", c -> distinct(c, "s", i -> "merchant-" + i)),
                Check.of("agg_10_distinctIntegersBeyondTheExactBound", c -> distinct(c, "i", i -> i * i)),
                Check.of("agg_10_distinctDoublesBeyondTheExactBound", c -> distinct(c, "x", i -> i * 0.1)),
                Check.of("agg_10_distinctInstantsBeyondTheExactBound", c -> distinct(c, "t", i -> -i)),
                Check.of("agg_12_percentilesOfManyValues", SketchLaws::percentiles));
    }

    /** On either side of the bound of 1024, and far beyond it. */
    private static void distinct(Candidate candidate, String column, LongFunction<Object> value) throws Exception {
        for (int distinct : new int[] {1023, 1024, 1025, 3000}) {
            List<SourceRow> rows = new ArrayList<>();
            for (int i = 0; i < distinct; i++) {
                rows.add(Brief.event(1 + i, column, value.apply(i)));
            }
            rows.add(Brief.event(1, column, value.apply(0)));
            Map<String, Object> feature = Brief.feature("f", "count_distinct", "of", column, "window", "1h");
            Scenario scenario = Brief.scenario(List.of(feature), rows);
            Result answer = candidate.run(scenario.question());
            if (distinct <= 1024) {
                Judgement.sameAs(scenario.plan(), Result.of(List.of(List.of((long) distinct))), answer);
            } else {
                Judgement.sameAs(scenario.plan(), scenario.expected(), answer);
            }
        }
    }

    private static void percentiles(Candidate candidate) throws Exception {
        List<SourceRow> rows = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            rows.add(Brief.event(1 + i, "x", Math.scalb(1.0 + i / 1500.0, i % 40 - 20) * (i % 3 - 1)));
        }
        List<Map<String, Object>> features = new ArrayList<>();
        for (double p : new double[] {0, 0.01, 0.25, 0.5, 0.75, 0.99, 1}) {
            features.add(Brief.feature("p" + features.size(), "percentile", "of", "x", "p", p, "window", "1h"));
        }
        Judgement.sameAsOracle(candidate, Brief.scenario(features, rows));
    }
}
