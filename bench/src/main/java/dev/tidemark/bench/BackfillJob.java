package dev.tidemark.bench;

import dev.tidemark.bench.job.WorkClock;
import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.core.executor.StateSink;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.DuckDbProvider;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Backfills the states of a workload's features up to the last event, and throws them away: the rate at which states can be
 * made, whatever store they go to.
 */
public final class BackfillJob {
    private static final StateSink NOWHERE = new StateSink() {
        @Override
        public void accept(int view, List<Object> key, byte[] state, long newestMicros) {
            // thrown away
        }

        @Override
        public void flush() {
            // nothing is kept
        }
    };

    private BackfillJob() {}

    public static void main(String[] arguments) throws SQLException {
        Flags flags = Flags.parse(arguments, "workload", "events", "work", "threads", "memory", "key-type");
        Path work = flags.path("work");
        int threads = (int) flags.number("threads", 2);
        String memory = flags.text("memory", "4GB");
        long cutOff = 1 + lastMicros(flags, work, threads, memory);
        Source events =
                Source.parquet("events", flags.path("events").toString()).eventTime("event_time");
        FeatureView view = TidemarkJob.view(events, flags);
        ExecutorSettings settings =
                new ExecutorSettings(Memory.bytes(memory) * 3 / 4, Memory.bytes(memory) / 4, threads, work);
        WorkClock clock = WorkClock.start();
        long start = System.nanoTime();
        try (Executor executor = new DuckDbProvider().open(settings)) {
            List<ViewPlan> views = Binder.bind(
                            FeatureService.named("bench").with(view),
                            Map.of("events", executor.schema(DataFiles.of(events))))
                    .views();
            BackfillResult result = executor.backfill(new BackfillRequest(
                    views, cutOff, () -> NOWHERE, BackfillCheckpoint.NONE, ProgressMeter.silent(), new Cancellation()));
            clock.report();
            report(result, (System.nanoTime() - start) / 1e9);
        }
    }

    /** As for a training set, the clock starts when the engine's native library is loaded. */
    private static long lastMicros(Flags flags, Path work, int threads, String memory) throws SQLException {
        try (DuckDb duckDb = DuckDb.open(threads, memory, work.resolve("spill"));
                Statement statement = duckDb.connection().createStatement();
                ResultSet last = statement.executeQuery(
                        "SELECT epoch_us(max(event_time)) FROM " + DuckDb.quote(flags.path("events")))) {
            last.next();
            return last.getLong(1);
        }
    }

    private static void report(BackfillResult result, double seconds) {
        long keys = result.keys().get(0);
        long bytes = result.stateBytes().get(0);
        System.out.printf(
                Locale.ROOT,
                "events=%d keys=%d state_bytes=%d bytes_per_key=%.1f keys_per_second=%.0f mb_per_second=%.1f%n",
                result.counts().get(0).eventsRead(),
                keys,
                bytes,
                (double) bytes / keys,
                keys / seconds,
                bytes / 1e6 / seconds);
    }
}
