package dev.tidemark.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/** A query's rows streamed out of DuckDB as Arrow batches. Owns the batches; {@link #root()} is overwritten by {@link #next()}. */
public final class ArrowRows implements AutoCloseable {
    private static final long BATCH_ROWS = 65_536;

    private final BufferAllocator allocator = new RootAllocator();
    private final Statement statement;
    private final DuckDBResultSet result;
    private final ArrowReader reader;

    private ArrowRows(DuckDb duckDb, String sql) throws SQLException {
        statement = duckDb.connection().createStatement();
        result = (DuckDBResultSet) statement.executeQuery(sql);
        reader = (ArrowReader) result.arrowExportStream(allocator, BATCH_ROWS);
    }

    public static ArrowRows open(DuckDb duckDb, String sql) throws SQLException {
        return new ArrowRows(duckDb, sql);
    }

    public boolean next() throws IOException {
        return reader.loadNextBatch();
    }

    public VectorSchemaRoot root() throws IOException {
        return reader.getVectorSchemaRoot();
    }

    @Override
    public void close() throws IOException, SQLException {
        reader.close();
        result.close();
        statement.close();
        allocator.close();
    }
}
