package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.spark.shuffle.Entry;
import dev.tidemark.spark.shuffle.KeyBorders;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.Function2;

/** Walks the sorted events of a pass: gives the states of each key that a feature can still reach. */
final class StateTask implements Function2<Integer, Iterator<Entry>, Iterator<StateTask.State>> {
    private final Pass pass;
    private final List<ViewPlan> views;
    private final long[] newestFrom;
    private final long leastNewest;
    private final KeyShare share;
    private final TaskCounts counts;

    /** The state of one key of one view. */
    record State(int view, byte[] key, byte[] bytes, long newestMicros) implements Serializable {}

    /**
     * @param views what the indexes of the pass mean
     * @param newestFrom for each view of the pass, when the newest event of a key must have become visible
     * @param share which keys are walked
     */
    StateTask(Pass pass, List<ViewPlan> views, long[] newestFrom, KeyShare share, TaskCounts counts) {
        this.pass = pass;
        this.views = List.copyOf(views);
        this.newestFrom = newestFrom.clone();
        this.leastNewest = Arrays.stream(newestFrom).min().orElseThrow();
        this.share = share;
        this.counts = counts;
    }

    @Override
    public Iterator<State> call(Integer part, Iterator<Entry> rows) {
        return new States(part, rows);
    }

    /** The states of one part. */
    private final class States implements Iterator<State> {
        private final int part;
        private final Iterator<Entry> rows;
        private final PassWalk walk = new PassWalk(pass, views);
        private final KeyBorders borders = new KeyBorders();
        private final Queue<State> found = new ArrayDeque<>();
        private final long shift = pass.asOfShiftMicros();
        private boolean inKey;
        private boolean ended;
        private long newest;

        States(int part, Iterator<Entry> rows) {
            this.part = part;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (found.isEmpty() && rows.hasNext()) {
                step(rows.next());
            }
            if (found.isEmpty() && !ended) {
                ended = true;
                endKey();
                counts.put(pass.name(), part, walk.counts());
            }
            return !found.isEmpty();
        }

        @Override
        public State next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return found.remove();
        }

        private void step(Entry row) {
            if (!share.contains(row.hash())) {
                return;
            }
            if (borders.differs(row)) {
                endKey();
                borders.take(row);
                inKey = true;
                newest = Long.MIN_VALUE;
                walk.startKey();
            }
            newest = Math.max(newest, row.micros() + shift);
            walk.take(row);
        }

        private void endKey() {
            if (!inKey) {
                return;
            }
            if (newest < leastNewest) {
                walk.leaveOutKey();
                return;
            }
            walk.flush();
            walk.endKey();
            byte[] key = borders.key();
            List<ViewWalk> walks = new ArrayList<>(walk.views());
            for (int i = 0; i < walks.size(); i++) {
                KeyState state = walks.get(i).state();
                if (state.newestMicros() != KeyState.NOTHING_SEEN && state.newestMicros() >= newestFrom[i]) {
                    found.add(new State(pass.views().get(i), key, state.encode(), state.newestMicros()));
                }
            }
        }
    }
}
