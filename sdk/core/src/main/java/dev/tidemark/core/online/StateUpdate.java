package dev.tidemark.core.online;

import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.state.KeyState;
import java.util.HashSet;
import java.util.Set;

/**
 * What some events of a key change in the state that was read.
 *
 * @param swap null if nothing changes
 */
record StateUpdate(Swap swap, Applied applied) {
    private static final byte[] NO_HEAD = {};

    /**
     * The update.
     *
     * @param stored as it was read; null if there was none
     * @param lagMillis how much longer the store keeps it, for it counts by the clock
     * @param state is overwritten
     */
    static StateUpdate of(
            StateKey key,
            byte[] stored,
            MicroBatch batch,
            KeyEvents events,
            ViewPlan view,
            long lagMillis,
            KeyState state) {
        Fences fences = Fences.NONE;
        byte[] head = NO_HEAD;
        state.reset();
        if (stored != null) {
            StoredState read = StoredState.read(stored);
            state.decode(stored, read.stateFrom());
            fences = read.fences();
            head = read.head();
        }
        OffsetRanges before = fences.of(batch.partition());
        long tooLate = state.tooLate();
        Taken taken = add(events, before, state);
        if (taken.first > taken.last) {
            return new StateUpdate(null, Applied.NOTHING);
        }
        OffsetRanges after = before.with(batch.fromInclusive(), batch.toExclusive(), taken.first, taken.last);
        Applied applied = new Applied(taken.count, taken.repeated, state.tooLate() - tooLate, 0);
        if (after.equals(before) && taken.count == 0) {
            return new StateUpdate(null, applied);
        }
        StoredState written = StoredState.of(fences.with(batch.partition(), after), state.encode());
        long expiry = StoredState.expireAtMillis(view, state.newestMicros(), lagMillis);
        return new StateUpdate(new Swap(key, head, written.bytes(), expiry), applied);
    }

    /** Adds the rows that are new, run by run. */
    private static Taken add(KeyEvents events, OffsetRanges before, KeyState state) {
        EventBatch rows = events.events();
        Taken taken = new Taken();
        Set<Long> inBatch = new HashSet<>();
        int from = events.from();
        for (int row = from; row < events.to(); row++) {
            long offset = events.offsets()[row];
            boolean exists = rows.exists == null || rows.exists[row];
            boolean repeated = exists && (before.covers(offset) || !inBatch.add(offset));
            if (exists) {
                taken.note(offset, repeated);
            }
            if (repeated) {
                state.add(rows, from, row);
                from = row + 1;
            }
        }
        state.add(rows, from, events.to());
        return taken;
    }

    /** Which events of the view a batch holds; none if {@code first > last}. */
    private static final class Taken {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long count;
        private long repeated;

        void note(long offset, boolean again) {
            first = Math.min(first, offset);
            last = Math.max(last, offset);
            count += again ? 0 : 1;
            repeated += again ? 1 : 0;
        }
    }
}
