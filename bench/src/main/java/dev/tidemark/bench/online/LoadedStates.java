package dev.tidemark.bench.online;

import dev.tidemark.core.executor.StateSink;
import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;
import java.util.function.Consumer;

/** Makes of the states of a backfill what a store keeps, and hands it on. For one thread. */
final class LoadedStates implements StateSink {
    /**
     * What is stored of one key.
     *
     * @param expireAtMillis as if the last event were of now
     */
    record Stored(StateKey key, byte[] value, long expireAtMillis) {}

    private final ViewPlan view;
    private final long generation;
    private final long lagMillis;
    private final Consumer<Stored> taker;
    private final Runnable flush;

    LoadedStates(WideEvents events, long generation, Consumer<Stored> taker, Runnable flush) {
        this.view = events.view;
        this.generation = generation;
        this.lagMillis = System.currentTimeMillis() - events.cutOffMicros / 1_000;
        this.taker = taker;
        this.flush = flush;
    }

    static LoadedStates into(BulkLoad load, WideEvents events, long generation) {
        return new LoadedStates(
                events,
                generation,
                stored -> load.put(stored.key(), stored.value(), stored.expireAtMillis()),
                load::flush);
    }

    @Override
    public void accept(int only, List<Object> key, byte[] state, long newestMicros) {
        StateKey stateKey = new StateKey(EntityKey.of(view.entity(), view.keys(), key), generation);
        taker.accept(new Stored(
                stateKey,
                StoredState.loaded(state).bytes(),
                StoredState.expireAtMillis(view, newestMicros, lagMillis)));
    }

    @Override
    public void flush() {
        flush.run();
    }
}
