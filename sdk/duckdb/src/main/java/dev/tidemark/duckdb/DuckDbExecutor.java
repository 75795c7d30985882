package dev.tidemark.duckdb;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.executor.BuildRequest;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.core.executor.StateSample;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.database.DuckErrors;
import dev.tidemark.duckdb.input.FileInputs;
import dev.tidemark.duckdb.input.FileLookup;
import dev.tidemark.duckdb.input.NewestVisible;
import dev.tidemark.duckdb.input.SourceFiles;
import dev.tidemark.duckdb.output.TrainingTable;
import dev.tidemark.duckdb.walk.FeatureTable;
import dev.tidemark.duckdb.walk.FeatureWalk;
import dev.tidemark.duckdb.walk.SortAndWalk;
import dev.tidemark.duckdb.walk.StateWalk;
import dev.tidemark.duckdb.walk.WalkRequest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Computes training sets and states on this machine. Each build has a database of its own; builds wait for one another, so that the
 * memory budget holds. Thread-safe.
 */
final class DuckDbExecutor implements Executor {
    private final ExecutorSettings settings;
    private final FeatureWalk walk;
    private final StateWalk stateWalk;
    private final WorkFolder folder;
    private final AtomicLong builds = new AtomicLong();
    private final ReentrantLock building = new ReentrantLock(true);
    private final Object lookingLock = new Object();

    /** Looks at columns; kept, since to start a database takes longer than to look. Null where nobody looked since a build took it. */
    private Build looking;

    DuckDbExecutor(ExecutorSettings settings, FeatureWalk walk, StateWalk stateWalk) {
        this.settings = settings;
        this.walk = walk;
        this.stateWalk = stateWalk;
        this.folder = WorkFolder.open(settings.workDirectory());
    }

    @Override
    public SourceSchema schema(DataFiles files) {
        synchronized (lookingLock) {
            if (looking == null) {
                looking = newBuild();
            }
            try {
                return FileInputs.schema(looking.connection(), looking.allocator(), files);
            } catch (RuntimeException | Error e) {
                Build failed = looking;
                looking = null;
                failed.closeAfter(e);
                throw e;
            }
        }
    }

    @Override
    public BuiltTable build(BuildRequest request) {
        Build build = newBuild();
        building.lock();
        try {
            FileInputs inputs = FileInputs.open(
                    build.connection(),
                    build.allocator(),
                    request.plan(),
                    request.spine(),
                    request.progress(),
                    request.cancellation());
            FeatureTable features = walk(build, inputs, request);
            RowLookup lookup = new FileLookup(
                    build.connection(), inputs, request.spine().plan().timeColumn(), request.cancellation(), () -> {});
            return new TrainingTable(build.database(), request.plan(), inputs, features, lookup, build::close);
        } catch (RuntimeException | Error e) {
            build.closeAfter(e);
            throw e;
        } finally {
            building.unlock();
        }
    }

    @Override
    public RowLookup lookup(ServicePlan plan, SpineFiles spine, ProgressMeter progress, Cancellation cancellation) {
        Build build = newBuild();
        try {
            FileInputs inputs =
                    FileInputs.open(build.connection(), build.allocator(), plan, spine, progress, cancellation);
            return new FileLookup(build.connection(), inputs, spine.plan().timeColumn(), cancellation, build::close);
        } catch (RuntimeException | Error e) {
            build.closeAfter(e);
            throw e;
        }
    }

    @Override
    public void close() {
        synchronized (lookingLock) {
            if (looking != null) {
                looking.close();
                looking = null;
            }
        }
        folder.close();
    }

    @Override
    public BackfillResult backfill(BackfillRequest request) {
        try {
            return overSources(
                    request,
                    (build, sources) -> stateWalk.backfill(
                            build.connection(), sources, request, settings.threads(), settings.heapBytes()));
        } catch (TidemarkException e) {
            if (e.code() != ErrorCode.CANCELLED) {
                throw e;
            }
            throw new TidemarkException(
                    ErrorCode.CANCELLED, "Cancelled: the states handed over so far stay. Run it again to go on.", e);
        }
    }

    @Override
    public List<StateSample> sample(BackfillRequest request, int sampleSize) {
        return overSources(
                request,
                (build, sources) ->
                        stateWalk.sample(build.connection(), sources, request, sampleSize, settings.heapBytes()));
    }

    @Override
    public OptionalLong newestVisibleMicros(ViewPlan view) {
        BackfillRequest looking = new BackfillRequest(
                List.of(view),
                Long.MAX_VALUE,
                () -> {
                    throw new IllegalStateException("looking fills no sink");
                },
                BackfillCheckpoint.NONE,
                ProgressMeter.silent(),
                new Cancellation());
        return overSources(looking, (build, sources) -> NewestVisible.micros(build.connection(), sources, view));
    }

    private <T> T overSources(BackfillRequest request, BiFunction<Build, SourceFiles, T> work) {
        building.lock();
        try (Build build = newBuild()) {
            SourceFiles sources = SourceFiles.open(
                    build.connection(), build.allocator(), request.views(), request.progress(), request.cancellation());
            return translated(doing(request), request.cancellation(), () -> work.apply(build, sources));
        } finally {
            building.unlock();
        }
    }

    private FeatureTable walk(Build build, FileInputs inputs, BuildRequest request) {
        return translated(
                doing(request),
                request.cancellation(),
                () -> walk.run(new WalkRequest(
                        build.connection(),
                        request.plan(),
                        inputs,
                        request.knownAsOfMicros(),
                        request.progress(),
                        request.cancellation(),
                        settings.heapBytes(),
                        settings.threads(),
                        build.walkFolder())));
    }

    private static <T> T translated(String doing, Cancellation cancellation, Supplier<T> work) {
        try {
            return work.get();
        } catch (SortAndWalk.QueryFailedException e) {
            cancellation.check();
            throw DuckErrors.translate(doing, e.getCause());
        } catch (UncheckedIOException e) {
            cancellation.check();
            throw DuckErrors.translate(doing, new SQLException(e.getCause().getMessage(), e.getCause()));
        } catch (Error e) {
            throw e.getCause() instanceof OutOfMemoryError full ? full : e; // which Arrow hides in an error of its own
        }
    }

    private static String doing(BuildRequest request) {
        return "build training set of service '" + request.plan().service() + "'";
    }

    private static String doing(BackfillRequest request) {
        List<String> names =
                request.views().stream().map(view -> "'" + view.name() + "'").toList();
        return "compute the states of view" + (names.size() == 1 ? " " : "s ") + String.join(", ", names);
    }

    /** On the database that looked at the columns, if it is there: to start one takes longer than many a build. */
    private Build newBuild() {
        synchronized (lookingLock) {
            if (looking != null) {
                Build build = looking;
                looking = null;
                return build;
            }
        }
        return new Build(settings, folder.path().resolve("build-" + builds.incrementAndGet()));
    }
}
