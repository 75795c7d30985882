package dev.tidemark.semantics.expression;

/** Evaluates one compiled expression row by row. Not thread-safe: one a thread. Never throws on data. */
public interface Evaluator {
    /**
     * The value for one row.
     *
     * @param row the value of each input column, in order; nulls for null
     * @return null if the value is null or evaluation failed
     */
    Object evaluate(Object[] row);

    /** Rows whose value is null because evaluation failed, since creation. */
    long failures();
}
