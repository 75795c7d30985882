package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.RemoteSinks;
import dev.tidemark.core.executor.StateSink;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.text.TextTime;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Loads the states of some views, to a cut-off, under generations of their own. */
final class Loading {
    /** Under which a checkpoint keeps what the store called itself when the load began. */
    static final String INCARNATION = "online store";

    private static final int MICROS_PER_MILLI = 1_000;

    private final List<ViewPlan> views;
    private final long[] generations;
    private final long cutOffMicros;
    private final LoadedExtremes extremes;
    private final List<LoadingSink> sinks = Collections.synchronizedList(new ArrayList<>());

    /** @param generations of each view */
    Loading(List<ViewPlan> views, long[] generations, long cutOffMicros) {
        this.views = views;
        this.generations = generations;
        this.cutOffMicros = cutOffMicros;
        this.extremes = new LoadedExtremes(views.size());
    }

    /** How far a cut-off lies behind the clock, milliseconds; 0 for one that is to come. */
    static long lagMillis(long cutOffMicros) {
        long now = TextTime.toMicros(Instant.now());
        return Math.max(0, Math.floorDiv(now - cutOffMicros, MICROS_PER_MILLI));
    }

    /** Goes on from the checkpoint, if it holds anything; fails if the store may have lost what was loaded. */
    BackfillResult run(
            Executor executor,
            OnlineStore store,
            BackfillCheckpoint checkpoint,
            ProgressMeter progress,
            Cancellation cancellation) {
        String incarnation = checkpoint.position(INCARNATION).orElseGet(() -> begun(store, checkpoint));
        long lag = lagMillis(cutOffMicros);
        try {
            BackfillResult result = executor.backfill(new BackfillRequest(
                    views, cutOffMicros, new Sinks(store, lag), checkpoint, progress, cancellation));
            if (!store.facts().incarnation().equals(incarnation)) {
                throw new TidemarkException(
                        ErrorCode.STORE_UNREACHABLE,
                        "Cannot load states: the online store was started again meanwhile and may have lost some.");
            }
            return result;
        } finally {
            sinks.forEach(LoadingSink::close);
        }
    }

    /** The keys with the largest and smallest states that this run loaded, of one view. */
    List<List<Object>> extremes(int view) {
        return extremes.keys(view);
    }

    private static String begun(OnlineStore store, BackfillCheckpoint checkpoint) {
        String incarnation = store.facts().incarnation();
        checkpoint.save(INCARNATION, incarnation);
        return incarnation;
    }

    /** Load the store from wherever it can be reached. */
    private final class Sinks implements RemoteSinks {
        private final OnlineStore store;
        private final long lagMillis;

        Sinks(OnlineStore store, long lagMillis) {
            this.store = store;
            this.lagMillis = lagMillis;
        }

        @Override
        public StateSink get() {
            LoadingSink sink = new LoadingSink(views, generations, lagMillis, store.bulkLoad(), extremes);
            sinks.add(sink);
            return sink;
        }

        @Override
        public Optional<Opener> elsewhere() {
            return store.elsewhere().map(opener -> new RemoteLoading(opener, views, generations, lagMillis));
        }

        @Override
        public void took(Serializable report) {
            extremes.saw((LoadedExtremes) report);
        }
    }
}
