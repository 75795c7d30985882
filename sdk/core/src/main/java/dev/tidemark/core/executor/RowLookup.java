package dev.tidemark.core.executor;

import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.List;
import java.util.OptionalLong;

/**
 * Single rows of the files of a plan, for explaining and checking: few at a time, not for computing. Not thread-safe.
 */
public interface RowLookup extends AutoCloseable {
    /**
     * The rows of a source that have one of the keys, of any of the entities; with the columns the plan reads, in no
     * particular order. A row that has keys of two entities comes once all the same.
     *
     * @param fromMicros leaves out events before it
     * @param toMicros leaves out events at it and after
     */
    List<SourceRow> history(SourceNeeds source, List<KeySet> keys, OptionalLong fromMicros, OptionalLong toMicros);

    /**
     * Some rows of the spine: their time and what else the plan reads.
     *
     * @param rows from 0, ascending
     * @return one a row, in that order; fewer if the spine has fewer rows
     */
    List<SpineRow> questions(long[] rows);

    /** The greatest event time of all rows of a source, of any key, in microseconds; empty if none has one. */
    OptionalLong newestEventMicros(SourceNeeds source);

    @Override
    void close();
}
