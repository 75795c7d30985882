package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;

/**
 * The stored features of consecutive rows.
 *
 * @param from the first row of the spine
 * @param to after the last one
 * @param bytes what the values take, about
 * @param columns one for each stored output, in the order of {@link dev.tidemark.semantics.plan.ServicePlan#outputs()}; not to be
 *     changed
 */
public record FeatureRows(long from, long to, long bytes, ValueColumn[] columns) {
    public boolean contains(long row) {
        return from <= row && row < to;
    }
}
