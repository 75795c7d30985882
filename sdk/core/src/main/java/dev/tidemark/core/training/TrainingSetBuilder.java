package dev.tidemark.core.training;

import dev.tidemark.core.executor.BuildRequest;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.core.explain.Explanation;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressListener;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.progress.WorkDefaults;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.core.validation.Validation;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.text.TextTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A training set that is being asked for. Immutable; each method returns another. Nothing is read before {@link #build},
 * {@link #plan} or {@link #explain}.
 */
public final class TrainingSetBuilder {
    private final Supplier<Executor> executor;
    private final Path sources;
    private final Path project;
    private final FeatureService service;
    private final Optional<Spine> spine;
    private final OptionalLong knownAsOf;
    private final Supplier<ProgressListener> listener;
    private final Supplier<Cancellation> cancellation;

    private TrainingSetBuilder(
            Supplier<Executor> executor,
            Path sources,
            Path project,
            FeatureService service,
            Optional<Spine> spine,
            OptionalLong knownAsOf,
            Supplier<ProgressListener> listener,
            Supplier<Cancellation> cancellation) {
        this.executor = executor;
        this.sources = sources;
        this.project = project;
        this.service = service;
        this.spine = spine;
        this.knownAsOf = knownAsOf;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /**
     * What {@link dev.tidemark.core.FeatureStore} starts from.
     *
     * @param sources the folder that paths of sources are relative to
     * @param project the folder that the path of the spine is relative to
     */
    public static TrainingSetBuilder of(
            Supplier<Executor> executor, Path sources, Path project, FeatureService service) {
        return new TrainingSetBuilder(
                executor,
                sources,
                project,
                service,
                Optional.empty(),
                OptionalLong.empty(),
                WorkDefaults::listener,
                WorkDefaults::cancellation);
    }

    /** The rows to compute features for. */
    public TrainingSetBuilder spine(Spine rows) {
        return new TrainingSetBuilder(
                executor, sources, project, service, Optional.of(rows), knownAsOf, listener, cancellation);
    }

    /** Keeps only events whose known time is before that instant: the history as it was known then. */
    public TrainingSetBuilder knownAsOf(Instant instant) {
        OptionalLong micros = OptionalLong.of(TextTime.toMicros(instant));
        return new TrainingSetBuilder(executor, sources, project, service, spine, micros, listener, cancellation);
    }

    /** Tells the listener where the work stands. */
    public TrainingSetBuilder progress(ProgressListener hears) {
        return new TrainingSetBuilder(executor, sources, project, service, spine, knownAsOf, () -> hears, cancellation);
    }

    /** Stops when told so; also the writing of what was built. */
    public TrainingSetBuilder cancellation(Cancellation request) {
        return new TrainingSetBuilder(executor, sources, project, service, spine, knownAsOf, listener, () -> request);
    }

    /** The service bound to the columns its files have. */
    public ServicePlan plan() {
        return bind().plan();
    }

    /** The same, with the columns it was bound to. */
    public BoundService bind() {
        return Binding.bind(executor.get(), service, sources);
    }

    /** Refuses a place where the training set cannot be written, or one that it is read from: worth asking before a build. */
    public void checkOutput(Path file) {
        TrainingSetFile.at(file);
        List<DataFiles> files = new ArrayList<>();
        spine.ifPresent(rows -> files.add(rows.files(project)));
        service.views().forEach(view -> files.add(DataFiles.of(view.source().at(sources))));
        InputFiles.refuse(file, files);
    }

    /** Computes the training set. */
    public TrainingSet build() {
        long start = System.nanoTime();
        ProgressMeter progress = new ProgressMeter(listener.get());
        Question question = question(progress);
        BuildRequest request =
                new BuildRequest(question.plan(), question.spine(), knownAsOf, progress, cancellation.get());
        return new TrainingSet(
                question, executor.get().build(request), progress, cancellation, System.nanoTime() - start);
    }

    /**
     * Computes the training set and holds the gates of the service against it. A gate that cannot be judged over these columns
     * is an error before anything is computed.
     */
    public GateReport validate(ValidationInputs inputs) {
        ProgressMeter progress = new ProgressMeter(listener.get());
        Question question = question(progress);
        Validation validation = Validation.bind(
                service,
                question.plan(),
                Binding.spineSchema(executor.get(), spine.orElseThrow(), project),
                inputs.label(),
                inputs.promoted(),
                sources);
        ExecutorFacts facts =
                new ExecutorFacts(executor.get(), service, question, sources, progress, cancellation.get());
        facts.count(validation.coincidenceViews());
        BuildRequest request =
                new BuildRequest(question.plan(), question.spine(), knownAsOf, progress, cancellation.get());
        try (BuiltTable table = executor.get().build(request)) {
            return validation.run(table, facts.over(table), progress, cancellation.get());
        }
    }

    /**
     * Why the features of one row of the spine are what they are, without building the training set.
     *
     * @param row as messages count them: 1 is the first
     */
    public Explanation explain(long row) {
        ProgressMeter progress = new ProgressMeter(listener.get());
        Question question = question(progress);
        try (RowLookup lookup =
                executor.get().lookup(question.plan(), question.spine(), progress, cancellation.get())) {
            return Explainer.explain(question, lookup, row);
        }
    }

    private Question question(ProgressMeter progress) {
        Spine rows = spine.orElseThrow(
                () -> new TidemarkException(
                        ErrorCode.INVALID_VALUE,
                        "Cannot build training set of service '" + service.name()
                                + "': no spine is given; add one, as in spine(Spine.parquet(\"labels.parquet\").at(\"event_time\"))."));
        cancellation.get().check();
        progress.start(Phase.BIND, "", OptionalLong.empty());
        SourceSchema schema = Binding.timedSpineSchema(executor.get(), service, rows, project);
        ServicePlan plan = Binding.plan(executor.get(), service, sources);
        SpineFiles files = Binding.spine(plan, rows, schema, project);
        progress.finish();
        cancellation.get().check();
        return new Question(plan, files, knownAsOf);
    }
}
