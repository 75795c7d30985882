package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.StateSink;
import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;

/** Takes states from an engine's thread to the store, under the generations they are loaded as. */
final class LoadingSink implements StateSink, AutoCloseable {
    private final List<ViewPlan> views;
    private final long[] generations;
    private final long lagMillis;
    private final BulkLoad load;
    private final LoadedExtremes extremes;

    /**
     * @param generations of each view
     * @param lagMillis how far the cut-off lies behind the clock: a store counts from now, so states live as much longer
     * @param extremes shared by the sinks of a load
     */
    LoadingSink(List<ViewPlan> views, long[] generations, long lagMillis, BulkLoad load, LoadedExtremes extremes) {
        this.views = views;
        this.generations = generations;
        this.lagMillis = lagMillis;
        this.load = load;
        this.extremes = extremes;
    }

    /** When a store may forget a state; it keeps as long as if the cut-off were now. */
    static long expireAtMillis(ViewPlan view, long newestMicros, long lagMillis) {
        long millis = StoredState.expireAtMillis(view, newestMicros);
        return millis > Swap.NEVER - lagMillis ? Swap.NEVER : millis + lagMillis;
    }

    @Override
    public void accept(int view, List<Object> key, byte[] state, long newestMicros) {
        ViewPlan plan = views.get(view);
        byte[] value = StoredState.loaded(state).bytes();
        extremes.saw(view, key, value.length);
        EntityKey entity = EntityKey.of(plan.entity(), plan.keys(), key);
        load.put(new StateKey(entity, generations[view]), value, expireAtMillis(plan, newestMicros, lagMillis));
    }

    @Override
    public void flush() {
        load.flush();
    }

    @Override
    public void close() {
        load.close();
    }
}
