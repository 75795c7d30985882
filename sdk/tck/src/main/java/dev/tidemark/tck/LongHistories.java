package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Windows that slide over many tiles and events, with gaps, bursts and late events: where a moving value could drift. */
final class LongHistories {
    private static final int EVENTS = 600;
    private static final int QUESTIONS = 120;
    private static final long MINUTE = 60_000_000L;

    /** The oracle takes seconds for one of these: it answers once, for every executor judged. */
    private static final Map<String, Answered> ANSWERED = new ConcurrentHashMap<>();

    private LongHistories() {}

    private record Answered(Scenario scenario, Result expected) {
        static Answered of(String column) {
            Scenario scenario = LongHistories.scenario(new Dice(column.hashCode()), column);
            return new Answered(scenario, scenario.expected());
        }
    }

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (String column : List.of("x", "i", "s")) {
            checks.add(
                    Check.of("agg_18_aWindowSlidesOverManyTilesOf_" + column, candidate -> judge(candidate, column)));
        }
        return checks;
    }

    private static void judge(Candidate candidate, String column) throws Exception {
        Answered answered = ANSWERED.computeIfAbsent(column, Answered::of);
        Question question = answered.scenario().question();
        Judgement.sameAs(question.plan(), answered.expected(), candidate.run(question));
    }

    private static Scenario scenario(Dice dice, String column) {
        List<SourceRow> rows = new ArrayList<>();
        long at = Brief.AS_OF;
        for (int i = 0; i < EVENTS; i++) {
            at += dice.onceIn(60) ? 300 * MINUTE : dice.onceIn(3) ? 0 : dice.below(3) * MINUTE / 2;
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("card", "c1");
            cells.put("at", at);
            cells.put("known", dice.onceIn(5) ? (Object) (at + dice.below(90) * MINUTE) : null);
            cells.put(column, dice.onceIn(9) ? null : value(dice, column));
            cells.put("b", dice.onceIn(2));
            rows.add(new SourceRow(cells));
        }
        List<SpineRow> spine = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            long eventTime = (Long) dice.pick(rows).value("at");
            long asked = eventTime + dice.pick(0L, 1L, MINUTE, 60 * MINUTE, 61 * MINUTE + 1, 24 * 60 * MINUTE);
            spine.add(new SpineRow(asked, Map.of("card", "c1")));
        }
        Map<String, Object> golden = Map.of("features", features(column), "source", Map.of("knownTime", "known"));
        return new Scenario(BriefDefinitions.complete(golden), Map.of("events", rows), spine, OptionalLong.empty());
    }

    private static Object value(Dice dice, String column) {
        return switch (column) {
            case "x" -> dice.pick(0.1, 1e15, -1e15, 1e-9, 3.0, -2.5, 7e20, -7e20);
            case "i" -> dice.pick(1L, -5L, 900L, 1L << 53, -(1L << 53));
            default -> dice.pick("a", "b", "é", "", "long enough to be told apart by its tail " + dice.below(9));
        };
    }

    private static List<Map<String, Object>> features(String column) {
        List<Map<String, Object>> features = new ArrayList<>();
        boolean number = !column.equals("s");
        for (AggregateFunction function : AggregateFunction.values()) {
            if (function.of() == AggregateFunction.Of.NUMBER && !number) {
                continue;
            }
            if (function.takesTtl()) {
                features.add(Brief.feature("latest", "latest", "of", column, "ttl", "1h"));
                continue;
            }
            String name = function.yamlName();
            features.add(of(function, Brief.feature(name + "_short", name, "of", column, "window", "5m")));
            features.add(
                    of(function, Brief.feature(name + "_odd", name, "of", column, "window", "1h", "resolution", "7m")));
            features.add(of(function, Brief.feature(name + "_day", name, "of", column, "window", "24h", "where", "b")));
            features.add(of(
                    function,
                    Brief.feature(name + "_before", name, "of", column, "window", "1h", "endingBefore", "30m")));
            features.add(of(function, Brief.feature(name + "_ever", name, "of", column, "window", "lifetime")));
        }
        return features;
    }

    private static Map<String, Object> of(AggregateFunction function, Map<String, Object> feature) {
        if (function.takesN()) {
            feature.put("n", 3);
        }
        if (function.takesP()) {
            feature.put("p", 0.9);
        }
        return feature;
    }
}
