package dev.tidemark.core.training;

import dev.tidemark.core.arrow.ScannedColumn;
import dev.tidemark.core.arrow.TableScan;
import dev.tidemark.core.executor.BuildRequest;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.validation.SourceFacts;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.time.Durations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks an engine what gates want to know of the sources. Coinciding rows are counted beforehand, once for views of one entity
 * and source: it takes a training set of its own, and two at a time would take twice the memory.
 */
final class ExecutorFacts implements SourceFacts {
    private static final String COINCIDING = "tidemark_coinciding_events";

    private final Executor executor;
    private final FeatureService service;
    private final Question question;
    private final Path sources;
    private BuiltTable table;
    private final ProgressMeter progress;
    private final Cancellation cancellation;
    private final Map<List<Object>, Coinciding> coinciding = new HashMap<>();

    ExecutorFacts(
            Executor executor,
            FeatureService service,
            Question question,
            Path sources,
            ProgressMeter progress,
            Cancellation cancellation) {
        this.executor = executor;
        this.service = service;
        this.question = question;
        this.sources = sources;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Counts the coinciding rows of these views. */
    void count(List<ViewPlan> views) {
        views.forEach(view -> coinciding.computeIfAbsent(sameFor(view), same -> count(view)));
    }

    /** The training set that is judged: what else is asked is asked of the files it was built from. */
    ExecutorFacts over(BuiltTable judged) {
        table = judged;
        return this;
    }

    @Override
    public OptionalLong newestEventMicros(ViewPlan view) {
        SourceNeeds needs = SourceNeeds.of(question.plan()).stream()
                .filter(one -> one.source().name().equals(view.source().name()))
                .findFirst()
                .orElseThrow();
        return table.lookup().newestEventMicros(needs);
    }

    @Override
    public Coinciding coinciding(ViewPlan view) {
        return coinciding.get(sameFor(view));
    }

    private static List<Object> sameFor(ViewPlan view) {
        return List.of(view.entity(), view.source().name());
    }

    /** Counts events in the microsecond of each row, by a training set of just that: keys and times mean the same there. */
    private Coinciding count(ViewPlan view) {
        FeatureView defined = service.views().stream()
                .filter(one -> one.name().equals(view.name()))
                .findFirst()
                .orElseThrow();
        FeatureView instant = FeatureView.named(view.name())
                .of(defined.entity())
                .from(atItsInstant(defined.source()))
                .feature(COINCIDING, Aggregates.count().over(Durations.micros(1)));
        ServicePlan plan =
                Binding.plan(executor, FeatureService.named(service.name()).with(instant), sources);
        BuildRequest request = new BuildRequest(plan, question.spine(), OptionalLong.empty(), progress, cancellation);
        try (BuiltTable counts = executor.build(request)) {
            progress.start(Phase.VALIDATE, "", OptionalLong.of(counts.rowCount()));
            Tally tally = new Tally(counts.columns().size() - 1);
            TableScan.forEach(counts, progress, cancellation, tally::add);
            progress.finish();
            return new Coinciding(tally.count, tally.first);
        }
    }

    /** At {@code asOf + 1 us} a window of 1 us holds the events of {@code asOf}; when they became known does not matter here. */
    private static Source atItsInstant(Source source) {
        return new Source(
                source.name(),
                source.path(),
                source.format(),
                source.eventTime(),
                Optional.empty(),
                Optional.empty(),
                true,
                source.columns(),
                Optional.empty());
    }

    /** Rows with a count above zero. */
    private static final class Tally {
        private final int column;
        private final List<Long> first = new ArrayList<>();
        private long count;

        Tally(int column) {
            this.column = column;
        }

        void add(List<ScannedColumn> columns, long firstRow, int rows) {
            for (int row = 0; row < rows; row++) {
                if (columns.get(column).number(row) > 0) {
                    count++;
                    if (first.size() < Coinciding.MOST) {
                        first.add(firstRow + row);
                    }
                }
            }
        }
    }
}
