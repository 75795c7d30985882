package dev.tidemark.core.executor;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;
import java.util.OptionalLong;

/**
 * An engine that computes training sets and states. It may choose how, never what: every value is a function of the plan and the
 * rows, equal to the bit to that of {@code semantics.reference}.
 *
 * <p>Thread-safe: two training sets may be built at a time, within one memory budget. Every failure is a {@link
 * dev.tidemark.semantics.error.TidemarkException} with a message of one line.
 */
public interface Executor extends AutoCloseable {
    /** The columns of some files. Looks at no more than a leading sample of rows. */
    SourceSchema schema(DataFiles files);

    /**
     * When the newest event of a view's source becomes visible, microseconds: the greatest of all event and known times. Empty
     * if no event has a time.
     *
     * @param view whose source has a path that stands on its own
     */
    OptionalLong newestVisibleMicros(ViewPlan view);

    /** Computes a training set. Nothing is left of one that fails or is cancelled. */
    BuiltTable build(BuildRequest request);

    /**
     * Looks at single rows without computing anything. The caller closes it.
     *
     * @param plan whose sources have paths that stand on their own
     */
    RowLookup lookup(ServicePlan plan, SpineFiles spine, ProgressMeter progress, Cancellation cancellation);

    /**
     * Hands the states of every key to sinks, key after key, in bounded memory. A state's bytes are those of a {@code
     * KeyState} that the key's visible events were added to, in any order. A key without an event that a feature can still
     * reach, that is one whose newest visible event lies further before the cut-off than the view reaches, has none.
     */
    BackfillResult backfill(BackfillRequest request);

    /**
     * What a backfill of the request's views would hand over, from a sample: neither its sinks nor its checkpoint are used.
     *
     * @param sampleSize about how many keys of each view are looked at; all of them if there are no more
     * @return one for each view
     */
    List<StateSample> sample(BackfillRequest request, int sampleSize);

    /** Ends the engine and deletes its temporary files. What it built must be closed before. */
    @Override
    void close();
}
