package dev.tidemark.bench.online;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.ExpectedStates;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.ArrayList;
import java.util.List;

/** How much memory of a Redis the states of one view take, keys and its own overhead included. */
final class Sizes {
    private static final int KEYS = 20_000;
    private static final int DISTINCT = 200;

    private Sizes() {}

    /**
     * One size of states.
     *
     * @param valueBytes of a stored value, on average
     * @param usedBytes by which {@code used_memory} grew, for each key
     * @param predictedBytes what the store said beforehand, for each key
     */
    record Outcome(int eventsPerWeek, long valueBytes, double usedBytes, double predictedBytes) {}

    static List<Outcome> measure(Options options) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int events : options.states()) {
            outcomes.add(measure(options, events));
        }
        return outcomes;
    }

    private static Outcome measure(Options options, int events) {
        ViewPlan view = new ServedStates().plan.views().get(0);
        byte[][] values = new byte[DISTINCT][];
        for (int i = 0; i < DISTINCT; i++) {
            values[i] = ServedStates.value(view, events, i);
        }
        try (ProjectRedis redis = ProjectRedis.start(options.home());
                BulkLoad load = redis.store.bulkLoad()) {
            double predicted = redis.store.predictedBytes(List.of(expected(view, values)));
            long before = redis.store.facts().usedBytes();
            long bytes = 0;
            for (int i = 0; i < KEYS; i++) {
                load.put(key(view, i), values[i % DISTINCT], Swap.NEVER);
                bytes += values[i % DISTINCT].length;
            }
            load.flush();
            double used = redis.store.facts().usedBytes() - before;
            return new Outcome(events, bytes / KEYS, used / KEYS, predicted / KEYS);
        }
    }

    private static ExpectedStates expected(ViewPlan view, byte[][] values) {
        List<ExpectedStates.One> sample = new ArrayList<>();
        for (int i = 0; i < DISTINCT; i++) {
            sample.add(new ExpectedStates.One(key(view, (long) i * KEYS / DISTINCT), values[i].length, false));
        }
        return new ExpectedStates(KEYS, sample);
    }

    private static StateKey key(ViewPlan view, long number) {
        return new StateKey(EntityKey.of(view.entity(), view.keys(), List.of(number)), 1);
    }
}
