package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.ViewCounts;
import java.util.List;

/** The stored features of every row of a spine. Rows may be read again. Not thread-safe. */
public interface FeatureTable extends AutoCloseable {
    long rows();

    /** Some rows, one of them that one: as many as take little memory, or the one alone if it takes more. */
    FeatureRows rowsAround(long row);

    /** What became of the events, one for each view of the plan, in its order. */
    List<ViewCounts> counts();

    @Override
    void close();
}
