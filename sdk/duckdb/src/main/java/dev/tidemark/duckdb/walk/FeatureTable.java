package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.List;

/** The stored features of every row of a spine, in spine order, block by block. Blocks may be read again. Not thread-safe. */
public interface FeatureTable extends AutoCloseable {
    long rows();

    /** Rows in each block but the last. */
    int blockRows();

    /**
     * The values of the rows {@code [index * blockRows, min(rows, (index + 1) * blockRows))}.
     *
     * @return one column for each stored output, in the order of {@link dev.tidemark.semantics.plan.ServicePlan#outputs()};
     *     not to be changed, and valid until the next call
     */
    ValueColumn[] block(int index);

    /** What became of the events, one for each view of the plan, in its order. */
    List<ViewCounts> counts();

    @Override
    void close();
}
