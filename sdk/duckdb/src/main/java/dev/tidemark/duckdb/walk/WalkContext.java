package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.arrow.memory.BufferAllocator;
import org.duckdb.DuckDBConnection;

/**
 * What all passes of a walk work with.
 *
 * @param connection has one open result at a time; not closed
 * @param heapBytes how much of the Java heap the walk may fill
 */
record WalkContext(
        DuckDBConnection connection,
        BufferAllocator allocator,
        WalkSizes sizes,
        ProgressMeter progress,
        Cancellation cancellation,
        long heapBytes) {
    /** The rows of a query, on a connection of their own. */
    ArrowStream open(String sql, int batchRows) throws SQLException, IOException {
        return ArrowStream.open(connection, sql, allocator, batchRows, cancellation);
    }

    /** The same for a query that sorts a source before its first row, and tells how far it has come. */
    ArrowStream openSorted(String sql, String source) throws SQLException, IOException {
        return ArrowStream.open(
                connection,
                sql,
                allocator,
                sizes.batchRows(),
                cancellation,
                statement -> SortProgress.of(statement, progress, source));
    }
}
