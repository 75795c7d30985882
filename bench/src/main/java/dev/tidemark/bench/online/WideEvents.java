package dev.tidemark.bench.online;

import dev.tidemark.bench.DuckDb;
import dev.tidemark.bench.Memory;
import dev.tidemark.bench.TidemarkJob;
import dev.tidemark.bench.data.GenerateData;
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
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ViewPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The twenty features over the events of a data set, backfilled up to the last event. */
final class WideEvents {
    private static final int THREADS = 2;

    final ViewPlan view;
    final long cutOffMicros;
    private final ExecutorSettings settings;

    private WideEvents(ViewPlan view, long cutOffMicros, ExecutorSettings settings) {
        this.view = view;
        this.cutOffMicros = cutOffMicros;
        this.settings = settings;
    }

    /** Makes the events if they are not there. */
    static WideEvents of(Options options) throws IOException, SQLException {
        GenerateData.ensure(options.data(), THREADS, options.memory());
        Path file = options.data().eventsInArrivalOrder();
        Path work = options.home().resolve("target/work");
        long memory = Memory.bytes(options.memory());
        ExecutorSettings settings = new ExecutorSettings(memory * 3 / 4, memory / 4, THREADS, work);
        Source events = Source.parquet("events", file.toString()).eventTime("event_time");
        FeatureService service = FeatureService.named("bench")
                .with(TidemarkJob.twenty(events, options.data().shape().keyType()));
        try (Executor executor = new DuckDbProvider().open(settings);
                DuckDb duckDb = DuckDb.open(THREADS, options.memory(), work.resolve("spill"))) {
            ViewPlan view = Binder.bind(service, Map.of("events", executor.schema(DataFiles.of(events))))
                    .views()
                    .get(0);
            String last = duckDb.value("SELECT epoch_us(max(event_time)) FROM " + DuckDb.quote(file));
            return new WideEvents(view, 1 + Long.parseLong(last), settings);
        }
    }

    /** Walks the events and hands every key's state to a sink. */
    BackfillResult backfill(Supplier<StateSink> sinks) {
        try (Executor executor = new DuckDbProvider().open(settings)) {
            return executor.backfill(new BackfillRequest(
                    List.of(view),
                    cutOffMicros,
                    sinks,
                    BackfillCheckpoint.NONE,
                    ProgressMeter.silent(),
                    new Cancellation()));
        }
    }
}
