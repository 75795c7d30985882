package dev.tidemark.core.online;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.state.KeyState;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the events of streams into the states of one generation of a view. Any number of writers, in any processes, may
 * write the same keys, and a batch may come again, late, or cut otherwise: what is stored depends only on which events came.
 * A call that failed half-way, or whose outcome is unknown, is made again. For one thread.
 */
public final class StateWriter {
    /** Each lost swap is one that another writer won, so this many say that something is wrong. */
    private static final int TRIES = 1_000;

    private final OnlineStore store;
    private final ViewPlan view;
    private final long generation;
    private final long lagMillis;
    private final KeyState state;

    /**
     * A writer into that generation.
     *
     * @param lagMillis how far the events lie behind the clock, so that states of the past live as long as those of now; 0 for
     *     a stream that is up to date
     */
    public StateWriter(OnlineStore store, ViewPlan view, long generation, long lagMillis) {
        this.store = store;
        this.view = view;
        this.generation = generation;
        this.lagMillis = lagMillis;
        this.state = new KeyState(view);
    }

    /**
     * Returns when all of it is stored.
     *
     * @throws TidemarkException {@code CORRUPT_STATE}, {@code NEWER_STATE} or {@code FOREIGN_VALUE} if a state of one of the
     *     keys cannot be read, which may leave other keys written; {@code CONFLICT} if other writers won every time; and those
     *     of the store
     */
    public Applied apply(MicroBatch batch) {
        Applied applied = Applied.NOTHING;
        List<KeyEvents> pending = batch.keys();
        for (int tries = 0; tries < TRIES && !pending.isEmpty(); tries++) {
            List<KeyEvents> losers = new ArrayList<>();
            applied = applied.plus(attempt(batch, pending, losers));
            pending = losers;
        }
        if (!pending.isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT,
                    "Cannot write view '" + view.name() + "': other writers won key "
                            + pending.get(0).key() + " " + TRIES + " times; write again.");
        }
        return applied;
    }

    private Applied attempt(MicroBatch batch, List<KeyEvents> pending, List<KeyEvents> losers) {
        List<StateKey> keys = pending.stream()
                .map(events -> new StateKey(events.key(), generation))
                .toList();
        byte[][] stored = store.fetch(keys);
        List<Swap> swaps = new ArrayList<>();
        List<StateUpdate> updates = new ArrayList<>();
        for (int i = 0; i < stored.length; i++) {
            StateUpdate update = update(keys.get(i), stored[i], batch, pending.get(i));
            updates.add(update);
            if (update.swap() != null) {
                swaps.add(update.swap());
            }
        }
        boolean[] done = swaps.isEmpty() ? new boolean[0] : store.swap(swaps);
        Applied applied = Applied.NOTHING;
        int swap = 0;
        for (int i = 0; i < stored.length; i++) {
            if (updates.get(i).swap() == null || done[swap++]) {
                applied = applied.plus(updates.get(i).applied());
            } else {
                losers.add(pending.get(i));
            }
        }
        return applied.plus(new Applied(0, 0, 0, losers.size()));
    }

    private StateUpdate update(StateKey key, byte[] stored, MicroBatch batch, KeyEvents events) {
        try {
            return StateUpdate.of(key, stored, batch, events, view, lagMillis, state);
        } catch (TidemarkException e) {
            throw ServiceErrors.unusable("Cannot write view '" + view.name() + "': the state", key.key(), e);
        }
    }
}
