package dev.tidemark.tck;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.KeyEvents;
import dev.tidemark.core.online.MicroBatch;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StateWriter;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.tck.ViewEvents.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways in which events can reach an online store before a question is asked; all must give the same values. */
public enum OnlineFeed {
    /** Anew for each instant: states of all events visible then, loaded under a new generation that then goes live. */
    LOADED {
        @Override
        Session session(ServedScenario scenario, OnlineStore store) {
            return at -> {
                List<Long> generations = new ArrayList<>();
                for (ViewPlan view : scenario.plan().views()) {
                    generations.add(load(scenario, view, at, store));
                }
                scenario.release(store, generations);
            };
        }
    },

    /** As a stream: what became visible since the last instant is written in small batches, some of them twice. */
    STREAMED {
        @Override
        Session session(ServedScenario scenario, OnlineStore store) {
            List<Long> generations = new ArrayList<>();
            List<Session> streams = new ArrayList<>();
            for (ViewPlan view : scenario.plan().views()) {
                generations.add(store.nextNumber());
                streams.add(stream(scenario, view, generations.get(generations.size() - 1), store));
            }
            scenario.release(store, generations);
            return at -> streams.forEach(stream -> stream.bringUpTo(at));
        }
    };

    private static final int LEAST_BATCH = 3;
    private static final int MOST_BATCHES = 50;

    /** Brings a store to what is known at one instant after another. */
    interface Session {
        void bringUpTo(long at);
    }

    abstract Session session(ServedScenario scenario, OnlineStore store);

    private static long load(ServedScenario scenario, ViewPlan view, long at, OnlineStore store) {
        long generation = store.nextNumber();
        KeyState state = new KeyState(view);
        try (BulkLoad load = store.bulkLoad()) {
            scenario.events(view).byKey().forEach((key, history) -> {
                List<Row> visible = history.stream()
                        .filter(row -> row.visible() < at + later(view))
                        .toList();
                if (!visible.isEmpty()) {
                    state.reset();
                    state.add(KeyStateWalk.batch(view, visible), 0, visible.size());
                    byte[] value = StoredState.loaded(state.encode()).bytes();
                    load.put(new StateKey(ServedScenario.key(view, key), generation), value, Swap.NEVER);
                }
            });
            load.flush();
        }
        return generation;
    }

    private static Session stream(ServedScenario scenario, ViewPlan view, long generation, OnlineStore store) {
        List<Arrival> arrivals = Arrival.inOrderOfVisibility(scenario, view);
        StateWriter writer = new StateWriter(store, view, generation, Swap.NEVER);
        int batch = Math.max(LEAST_BATCH, arrivals.size() / MOST_BATCHES);
        int[] next = {0};
        return at -> {
            while (next[0] < arrivals.size() && arrivals.get(next[0]).row().visible() < at + later(view)) {
                int from = next[0];
                int to = from;
                while (to < arrivals.size()
                        && to < from + batch
                        && arrivals.get(to).row().visible() < at + later(view)) {
                    to++;
                }
                writer.apply(batch(view, arrivals.subList(from, to), 0, to));
                int again = Math.max(0, from - 1);
                writer.apply(batch(view, arrivals.subList(again, to), again, to));
                next[0] = to;
            }
        };
    }

    /** Some arrivals of one partition as a micro-batch that claims those offsets. */
    static MicroBatch batch(ViewPlan view, List<Arrival> arrivals, long from, long to) {
        Map<List<Object>, List<Arrival>> byKey = new LinkedHashMap<>();
        arrivals.forEach(arrival ->
                byKey.computeIfAbsent(arrival.key(), key -> new ArrayList<>()).add(arrival));
        List<KeyEvents> keys = new ArrayList<>();
        byKey.forEach((key, of) -> {
            EventBatch rows =
                    KeyStateWalk.batch(view, of.stream().map(Arrival::row).toList());
            long[] offsets = of.stream().mapToLong(Arrival::offset).toArray();
            keys.add(new KeyEvents(ServedScenario.key(view, key), rows, offsets));
        });
        return new MicroBatch(arrivals.isEmpty() ? "p" : arrivals.get(0).partition(), from, to, keys);
    }

    private static int later(ViewPlan view) {
        return view.source().definition().visibleAtItsInstant() ? 1 : 0;
    }
}
