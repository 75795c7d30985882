package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.reference.SourceRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** AGG-18: however the same events arrive and are tiled, the same bits come out. */
final class AggregateLaws {
    private static final int EVENTS = 300;

    /** Of each column, where every aggregate is asked: some executors take the square of it. */
    private static final int EVENTS_OF_ALL = 150;

    private static final List<Double> MAGNITUDES =
            List.of(1.0, 0.1, 1e16, -1e16, 1e-16, 3e100, -3e100, 1e-300, 7.5, -0.0, 0x1p-53, 123456.789);

    /** The oracle takes long over so many events: it answers once, for every executor judged. */
    private static final Map<String, Result> ANSWERED = new ConcurrentHashMap<>();

    private AggregateLaws() {}

    static List<Check> checks() {
        return List.of(
                Check.of("agg_18_anyOrderOfArrivalGivesTheSameBits", AggregateLaws::anyOrder),
                Check.of("agg_18_anyTilingGivesTheSameBits", AggregateLaws::anyTiling),
                Check.of("sum_1_aLongCancellingSumIsExact", AggregateLaws::exact));
    }

    private static void anyOrder(Candidate candidate) throws Exception {
        List<Map<String, Object>> features = features("window", "1d");
        List<SourceRow> rows = rows(1);
        Result expected = expected("any order", features, rows);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(rows, new Random(seed));
            Scenario scenario = Brief.scenario(features, rows);
            Judgement.sameAs(scenario.plan(), expected, candidate.run(scenario.question()));
        }
    }

    private static void anyTiling(Candidate candidate) throws Exception {
        List<SourceRow> rows = rows(2);
        Result expected = expected("any tiling", features("window", "lifetime"), rows);
        for (String resolution : List.of("1us", "7s", "1m", "1h", "24h")) {
            Scenario scenario = Brief.scenario(features("window", "24h", "resolution", resolution), rows);
            Judgement.sameAs(scenario.plan(), expected, candidate.run(scenario.question()));
        }
    }

    private static Result expected(String law, List<Map<String, Object>> features, List<SourceRow> rows) {
        return ANSWERED.computeIfAbsent(
                law, name -> Brief.scenario(features, rows).expected());
    }

    private static void exact(Candidate candidate) throws Exception {
        List<SourceRow> rows = new ArrayList<>();
        rows.add(Brief.event(5, "x", 1.0));
        for (int i = 0; i < EVENTS; i++) {
            double large = Math.scalb(1.0, 60 + i);
            rows.add(Brief.event(10 + i, "x", large));
            rows.add(Brief.event(1_000 + i, "x", -large));
        }
        Scenario scenario = Brief.scenario(List.of(Brief.feature("f", "sum", "of", "x", "window", "1h")), rows);
        Result answer = candidate.run(scenario.question());
        Judgement.sameAs(scenario.plan(), Result.of(List.of(List.of(1.0))), answer);
    }

    /** Every aggregate but {@code latest}, over numbers, with these settings. */
    private static List<Map<String, Object>> features(Object... settings) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (AggregateFunction function : AggregateFunction.values()) {
            if (function.takesTtl()) {
                continue;
            }
            for (String column : List.of("x", "i")) {
                Map<String, Object> feature =
                        Brief.feature(function.yamlName() + "_" + column, function.yamlName(), settings);
                feature.put("of", column);
                if (function.takesN()) {
                    feature.put("n", 5);
                }
                if (function.takesP()) {
                    feature.put("p", 0.9);
                }
                features.add(feature);
            }
        }
        return features;
    }

    private static List<SourceRow> rows(int seed) {
        Random random = new Random(seed);
        List<SourceRow> rows = new ArrayList<>();
        for (int i = 0; i < EVENTS_OF_ALL; i++) {
            long before = 1 + random.nextInt(40) * 2_000_000_000L;
            double x = MAGNITUDES.get(random.nextInt(MAGNITUDES.size())) * (1 + random.nextInt(3));
            rows.add(Brief.event(before, "x", x));
            rows.add(Brief.event(before, "i", random.nextLong() / 1_000));
        }
        return rows;
    }
}
