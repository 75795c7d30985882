package dev.tidemark.tck;

import dev.tidemark.core.online.Fences;
import dev.tidemark.core.online.MicroBatch;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StateWriter;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.tck.ViewEvents.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of a view as they lie in two input partitions, in an order that has nothing to do with their times. */
final class StreamOfView {
    private final ViewPlan view;
    private final Map<List<Object>, List<Row>> histories;
    private final List<List<Arrival>> partitions = List.of(new ArrayList<>(), new ArrayList<>());

    StreamOfView(ServedScenario scenario, ViewPlan view, Dice dice) {
        this.view = view;
        this.histories = new LinkedHashMap<>(scenario.events(view).byKey());
        List<Arrival> all = new ArrayList<>();
        histories.forEach((key, rows) -> rows.forEach(row -> all.add(new Arrival("", 0, key, row))));
        while (!all.isEmpty()) {
            Arrival next = all.remove(dice.below(all.size()));
            int partition = dice.below(partitions.size());
            List<Arrival> before = partitions.get(partition);
            before.add(new Arrival("p" + partition, before.size(), next.key(), next.row()));
        }
    }

    /** Batches in random order, some of them twice, that together hold every event; each claims what it holds. */
    List<MicroBatch> inDisorder(Dice dice) {
        List<MicroBatch> batches = new ArrayList<>();
        for (List<Arrival> partition : partitions) {
            cut(partition, dice).forEach(cut -> {
                int times = dice.onceIn(3) ? 2 : 1;
                batches.addAll(Collections.nCopies(times, batch(partition, cut[0], cut[1], cut[0])));
            });
        }
        List<MicroBatch> disorder = new ArrayList<>();
        while (!batches.isEmpty()) {
            disorder.add(batches.remove(dice.below(batches.size())));
        }
        return disorder;
    }

    /** Batches in the order of each partition, as one consumer takes them: each claims all that came before, too. */
    List<MicroBatch> inOrder(Dice dice) {
        List<MicroBatch> batches = new ArrayList<>();
        for (List<Arrival> partition : partitions) {
            cut(partition, dice).forEach(cut -> batches.add(batch(partition, cut[0], cut[1], 0)));
        }
        return batches;
    }

    private static List<int[]> cut(List<Arrival> partition, Dice dice) {
        List<int[]> cuts = new ArrayList<>();
        int from = 0;
        while (from < partition.size()) {
            int to = Math.min(partition.size(), from + dice.between(1, 5));
            cuts.add(new int[] {from, to});
            from = dice.onceIn(5) ? Math.max(from + 1, to - 1) : to; // now and then the next one overlaps
        }
        return cuts;
    }

    private MicroBatch batch(List<Arrival> partition, int from, int to, int claimFrom) {
        return OnlineFeed.batch(view, partition.subList(from, to), claimFrom, to);
    }

    static void write(OnlineStore store, ViewPlan view, long generation, List<MicroBatch> batches) {
        StateWriter writer = new StateWriter(store, view, generation, Swap.NEVER);
        batches.forEach(writer::apply);
    }

    /** Fails unless each key has the state of all its events and, if asked for, the fences that consuming in order leaves. */
    void assertStored(OnlineStore store, long generation, boolean fencesToo) {
        histories.forEach((key, rows) -> {
            byte[] stored = store.fetch(List.of(new StateKey(ServedScenario.key(view, key), generation)))[0];
            List<Row> existing = rows.stream().filter(this::exists).toList();
            if (existing.isEmpty() || stored == null) {
                if (existing.isEmpty() != (stored == null)) {
                    throw new AssertionError("key " + key + " has " + existing.size() + " events and its state is "
                            + (stored == null ? "missing" : "there"));
                }
                return;
            }
            KeyState state = new KeyState(view);
            state.add(KeyStateWalk.batch(view, existing), 0, existing.size());
            StoredState read = StoredState.read(stored);
            byte[] expected = StoredState.of(fencesToo ? inOrderFences(key) : read.fences(), state.encode())
                    .bytes();
            if (!Arrays.equals(expected, stored)) {
                throw new AssertionError(
                        "key " + key + " of view '" + view.name() + "' has other bytes stored than its "
                                + existing.size() + " events make; its fences are " + read.fences());
            }
        });
    }

    private Fences inOrderFences(List<Object> key) {
        Fences fences = Fences.NONE;
        for (List<Arrival> partition : partitions) {
            long[] offsets = partition.stream()
                    .filter(arrival -> arrival.key().equals(key) && exists(arrival.row()))
                    .mapToLong(Arrival::offset)
                    .toArray();
            if (offsets.length > 0) {
                fences = fences.covering(partition.get(0).partition(), offsets[0], offsets[offsets.length - 1] + 1);
            }
        }
        return fences;
    }

    private boolean exists(Row row) {
        return view.where() == FeaturePlan.NONE || Boolean.TRUE.equals(row.columns()[view.where()]);
    }
}
