package dev.tidemark.tck;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/** Dense random plans, compared with the oracle. What fails is made small and printed as a golden case. */
final class RandomPlans {
    private RandomPlans() {}

    static Check check(long seed) {
        return new Check("random plan, seed " + seed, Set.of(), candidate -> judge(candidate, seed));
    }

    private static void judge(Candidate candidate, long seed) throws Exception {
        AnsweredPlan plan = AnsweredPlan.of(seed);
        if (!Shrinker.answers(candidate, plan.scenario(), plan.expected())) {
            Scenario small = Shrinker.shrink(candidate, plan.scenario());
            throw new AssertionError(
                    "seed " + seed + " differs from the reference: " + Shrinker.difference(candidate, small)
                            + "\n\nAs a golden case:\n\n" + GoldenWriter.text("", "seed " + seed, small));
        }
        if (plan.overflow().isPresent()) {
            refusesOverflow(candidate, plan.overflow().get(), seed);
        }
    }

    private static void refusesOverflow(Candidate candidate, Scenario scenario, long seed) throws Exception {
        try {
            Judgement.refuses(() -> candidate.run(scenario.question()), ErrorCode.OVERFLOW, List.of());
        } catch (AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + ": " + e.getMessage() + "\n\nAs a golden case:\n\n"
                            + GoldenWriter.text("SUM-5", "seed " + seed, scenario),
                    e);
        }
    }

    /** The scenario of a seed. */
    static Scenario scenario(long seed) {
        Dice dice = new Dice(seed);
        RandomTimes times = new RandomTimes(dice);
        RandomValues values = new RandomValues(dice);
        RandomDefinitions definitions = new RandomDefinitions(dice, times);
        Map<String, Object> tree = definitions.tree();
        ServicePlan plan = Plans.bind(Yaml.text(tree));
        Map<String, List<SourceRow>> sources = new LinkedHashMap<>();
        for (ViewPlan view : plan.views()) {
            sources.computeIfAbsent(view.source().name(), name -> rows(dice, times, values, definitions));
        }
        List<Long> interesting = new ArrayList<>();
        for (List<SourceRow> rows : sources.values()) {
            for (SourceRow row : rows) {
                interesting.add((Long) row.value("at"));
                interesting.add((Long) row.value("known"));
            }
        }
        interesting.removeIf(Objects::isNull);
        List<SpineRow> spine = new ArrayList<>();
        int questions = dice.between(1, 25);
        for (int i = 0; i < questions; i++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            definitions.keys().forEach((key, type) -> cells.put(key, values.key(type)));
            plan.request().forEach(column -> cells.put(column.name(), values.orNull(column.type())));
            SpineRow row = new SpineRow(times.asOf(interesting, definitions.features()), cells);
            spine.add(row);
            if (dice.onceIn(6)) {
                spine.add(row);
            }
        }
        OptionalLong knownAsOf = dice.onceIn(5) && !interesting.isEmpty()
                ? OptionalLong.of(dice.pick(interesting) + dice.between(0, 1))
                : OptionalLong.empty();
        return new Scenario(tree, sources, spine, knownAsOf);
    }

    private static List<SourceRow> rows(
            Dice dice, RandomTimes times, RandomValues values, RandomDefinitions definitions) {
        List<SourceRow> rows = new ArrayList<>();
        int events = dice.pick(0, 3, 10, 30, 60);
        for (int i = 0; i < events; i++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            definitions.keys().forEach((key, type) -> cells.put(key, values.key(type)));
            long at = times.event();
            cells.put("at", dice.onceIn(20) ? null : (Object) at);
            cells.put("known", times.known(at));
            cells.put("seq", dice.onceIn(4) ? null : (Object) (long) dice.between(-1, 1));
            RandomDefinitions.COLUMNS.forEach((column, type) -> cells.put(column, values.orNull(type)));
            rows.add(new SourceRow(cells));
            if (dice.onceIn(8)) {
                rows.add(new SourceRow(cells));
            }
        }
        return rows;
    }
}
