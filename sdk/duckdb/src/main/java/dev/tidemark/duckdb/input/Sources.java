package dev.tidemark.duckdb.input;

import dev.tidemark.semantics.plan.SourcePlan;
import java.util.Collection;
import java.util.OptionalLong;

/** The files of some sources as relations. Valid until the build ends. Thread-safe. */
public interface Sources {
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

    /** Whether some value of these columns may be null; false only where the files say so without being scanned. */
    boolean mayHoldNulls(SourcePlan source, Collection<String> columns);

    /** How many rows the source has, whatever their times and keys. */
    long rows(SourcePlan source);
}
