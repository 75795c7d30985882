package dev.tidemark.spark;

import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.executor.BuildRequest;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.core.executor.StateSample;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.spark.input.InputTable;
import dev.tidemark.spark.input.InputTables;
import dev.tidemark.spark.input.SpineTable;
import dev.tidemark.spark.output.SparkTable;
import dev.tidemark.spark.session.Sessions;
import dev.tidemark.spark.session.SparkWork;
import dev.tidemark.spark.walk.BackfillWalk;
import dev.tidemark.spark.walk.TrainingWalk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;

/**
 * Computes training sets and states on Spark: the session that runs in this process, else one of its own. Thread-safe: builds share
 * the cluster as jobs do.
 */
public final class SparkExecutor implements Executor {
    private final ExecutorSettings settings;
    private Sessions sessions;
    private boolean closed;

    SparkExecutor(ExecutorSettings settings) {
        this.settings = settings;
    }

    /** An executor on a session that runs already; closing it leaves the session. */
    public static SparkExecutor on(org.apache.spark.sql.SparkSession session, ExecutorSettings settings) {
        SparkExecutor executor = new SparkExecutor(settings);
        executor.sessions = Sessions.in(session);
        return executor;
    }

    @Override
    public SourceSchema schema(DataFiles files) {
        return tables().schema(files);
    }

    @Override
    public BuiltTable build(BuildRequest request) {
        String doing = "build training set of service '" + request.plan().service() + "'";
        SparkWork work = new SparkWork(session(), doing, request.progress(), request.cancellation());
        return work.run(() -> build(request, work));
    }

    private BuiltTable build(BuildRequest request, SparkWork work) {
        request.progress().start(Phase.READ, "the spine", OptionalLong.empty());
        SpineTable spine = tables().spine(request.spine());
        Map<String, InputTable> sources = sources(request.plan().views());
        TrainingWalk walk = new TrainingWalk(
                session(),
                request.plan(),
                spine,
                pass -> sources.get(pass.source().name()),
                request.knownAsOfMicros());
        request.progress().start(Phase.WALK, "", OptionalLong.empty());
        RDD<InternalRow> rows = walk.compute();
        work.finishPhase();
        long found = walk.computedRows();
        if (found != spine.rows()) {
            throw new TidemarkException(
                    ErrorCode.UNREADABLE_FILE,
                    "Cannot read the spine: its files changed while the training set was built; build it again.");
        }
        return new SparkTable(
                session(),
                request.plan(),
                rows,
                walk.type(),
                found,
                spine.leaving(request.plan()),
                walk.counts(),
                new SparkRowLookup(needs -> sources.get(needs.source().name()), () -> spine, request.spine(), work),
                settings.workDirectory());
    }

    private Map<String, InputTable> sources(List<ViewPlan> views) {
        Map<String, InputTable> sources = new HashMap<>();
        for (SourceNeeds needs : SourceNeeds.of(views)) {
            sources.put(needs.source().name(), tables().source(needs));
        }
        return sources;
    }

    @Override
    public RowLookup lookup(ServicePlan plan, SpineFiles spine, ProgressMeter progress, Cancellation cancellation) {
        SparkWork work =
                new SparkWork(session(), "look at rows of service '" + plan.service() + "'", progress, cancellation);
        return work.run(() -> {
            SpineTable rows = tables().spine(spine);
            Map<String, InputTable> sources = sources(plan.views());
            return new SparkRowLookup(needs -> sources.get(needs.source().name()), () -> rows, spine, work);
        });
    }

    @Override
    public OptionalLong newestVisibleMicros(ViewPlan view) {
        SparkWork work = new SparkWork(
                session(), "read source '" + view.source().name() + "'", ProgressMeter.silent(), new Cancellation());
        SourceNeeds needs = SourceNeeds.of(List.of(view)).get(0);
        return Newest.visible(tables().source(needs), view.source().definition(), work);
    }

    @Override
    public BackfillResult backfill(BackfillRequest request) {
        try {
            return walk(request).backfill();
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
        return walk(request).sample(sampleSize);
    }

    private BackfillWalk walk(BackfillRequest request) {
        List<String> names =
                request.views().stream().map(view -> "'" + view.name() + "'").toList();
        String doing = "compute the states of view" + (names.size() == 1 ? " " : "s ") + String.join(", ", names);
        SparkWork work = new SparkWork(session(), doing, request.progress(), request.cancellation());
        Map<String, InputTable> sources = work.run(() -> sources(request.views()));
        return new BackfillWalk(
                session(), request, pass -> sources.get(pass.source().name()), work);
    }

    private InputTables tables() {
        Sessions open = sessions();
        return new InputTables(open.session(), open.views());
    }

    private SparkSession session() {
        return sessions().session();
    }

    private synchronized Sessions sessions() {
        if (closed) {
            throw new IllegalStateException("the executor is closed");
        }
        if (sessions == null) {
            sessions = Sessions.open(settings);
        }
        return sessions;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (sessions != null) {
            sessions.close();
            sessions = null;
        }
    }
}
