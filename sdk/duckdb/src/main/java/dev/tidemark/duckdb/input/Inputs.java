package dev.tidemark.duckdb.input;

import dev.tidemark.semantics.plan.SourcePlan;
import java.util.Collection;
import java.util.OptionalLong;

/** The files of one build as relations. Valid until the build ends. Thread-safe. */
public interface Inputs {
    /** The column of {@link #spine} with the number of each row: BIGINT, from 0, in the order of the files. */
    String ROW = "__row";

    /**
     * Some columns of a source, under their own names.
     *
     * @param columns of the source; each of a scalar type
     * @param minTimeInclusive leaves out rows whose event time is before it
     * @param maxTimeExclusive leaves out rows whose event time is not before it; rows without an event time always stay
     */
    Relation source(
            SourcePlan source,
            Collection<String> columns,
            OptionalLong minTimeInclusive,
            OptionalLong maxTimeExclusive);

    /**
     * What the plan reads of the spine: {@link #ROW}, then the time, the keys and the request values by their names, in the
     * order of {@link dev.tidemark.semantics.plan.SpinePlan#read}. A row whose time is null fails the query with an error
     * that names it.
     */
    Relation spine();

    /** Whether some value of these columns may be null; false only where the files say so without being scanned. */
    boolean mayHoldNulls(SourcePlan source, Collection<String> columns);

    /** How many rows the spine has. */
    long spineRows();
}
