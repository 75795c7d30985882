package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.RemoteSink;
import dev.tidemark.core.executor.RemoteSinks;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StoreOpener;
import dev.tidemark.semantics.plan.ViewPlan;
import java.io.Serializable;
import java.util.List;

/**
 * Loads states from another process, over connections of its own. A store keeps what is there, so work that is done twice, or
 * by a process that was given up and goes on, changes nothing.
 */
final class RemoteLoading implements RemoteSinks.Opener {
    private static final long serialVersionUID = 1L;

    private final StoreOpener opener;
    private final List<ViewPlan> views;
    private final long[] generations;
    private final long lagMillis;

    /** The parameters are those of {@link LoadingSink}. */
    RemoteLoading(StoreOpener opener, List<ViewPlan> views, long[] generations, long lagMillis) {
        this.opener = opener;
        this.views = List.copyOf(views);
        this.generations = generations.clone();
        this.lagMillis = lagMillis;
    }

    @Override
    public RemoteSink open() {
        OnlineStore store = opener.open();
        LoadedExtremes extremes = new LoadedExtremes(views.size());
        return new Sink(store, new LoadingSink(views, generations, lagMillis, store.bulkLoad(), extremes), extremes);
    }

    private record Sink(OnlineStore store, LoadingSink loading, LoadedExtremes extremes) implements RemoteSink {
        @Override
        public void accept(int view, List<Object> key, byte[] state, long newestMicros) {
            loading.accept(view, key, state, newestMicros);
        }

        @Override
        public void flush() {
            loading.flush();
        }

        @Override
        public Serializable report() {
            return extremes;
        }

        @Override
        public void close() {
            try (store) {
                loading.close();
            }
        }
    }
}
