package dev.tidemark.core.executor;

import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.List;

/**
 * An engine that computes training sets. It may choose how, never what: every value is a function of the plan and the
 * rows, equal to the bit to that of {@code semantics.reference}.
 *
 * <p>Thread-safe: two training sets may be built at a time, within one memory budget. Every failure is a {@link
 * dev.tidemark.semantics.error.TidemarkException} with a message of one line.
 */
public interface Executor extends AutoCloseable {
    /** The columns of some files. Looks at no more than a leading sample of rows. */
    SourceSchema schema(DataFiles files);

    /** Computes a training set. Nothing is left of one that fails or is cancelled. */
    BuiltTable build(BuildRequest request);

    /** Every row of a source with one of those keys, in no particular order. */
    List<SourceRow> history(HistoryRequest request);

    /**
     * Some rows of a spine: their time and what else the plan reads.
     *
     * @param rows from 0, ascending
     * @return one a row, in that order; fewer if the spine has fewer rows
     */
    List<SpineRow> questions(SpineFiles spine, long[] rows);

    /** Ends the engine and deletes its temporary files. What it built must be closed before. */
    @Override
    void close();
}
