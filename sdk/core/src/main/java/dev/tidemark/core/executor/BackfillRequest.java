package dev.tidemark.core.executor;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;
import java.util.function.Supplier;

/**
 * The states of every key of some views, from the events visible before an instant.
 *
 * @param views whose sources have paths that stand on their own; views of one entity and source share a pass
 * @param cutOffMicros only events whose event time and known time are before it; a source that is visible at its instant
 *     includes that instant
 * @param sinks gives one for each thread; {@link RemoteSinks} for those of other processes too
 * @param checkpoint how far an earlier run of the same request came, and told each time more is safe
 */
public record BackfillRequest(
        List<ViewPlan> views,
        long cutOffMicros,
        Supplier<StateSink> sinks,
        BackfillCheckpoint checkpoint,
        ProgressMeter progress,
        Cancellation cancellation) {
    public BackfillRequest {
        views = List.copyOf(views);
    }
}
