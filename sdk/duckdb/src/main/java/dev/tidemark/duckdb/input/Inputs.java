package dev.tidemark.duckdb.input;

/** The files of a plan and a spine as relations. Valid until the build ends. Thread-safe. */
public interface Inputs extends Sources {
    /** The column of {@link #spine} with the number of each row: BIGINT, from 0, in the order of the files. */
    String ROW = "__row";

    /**
     * What the plan reads of the spine: {@link #ROW}, then the time, the keys and the request values by their names, in the
     * order of {@link dev.tidemark.semantics.plan.SpinePlan#read}. A row whose time is null fails the query with an error
     * that names it.
     */
    Relation spine();

    /** How many rows the spine has. */
    long spineRows();
}
