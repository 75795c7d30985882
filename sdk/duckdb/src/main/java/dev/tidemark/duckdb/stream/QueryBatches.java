package dev.tidemark.duckdb.stream;

import dev.tidemark.duckdb.database.DuckErrors;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The rows of a query as Arrow batches. Failures come as DuckDB's, translated. Not thread-safe. */
public final class QueryBatches implements AutoCloseable {
    private final Statement statement;
    private final ResultSet result;
    private final ArrowReader reader;
    private final String doing;

    QueryBatches(Statement statement, ResultSet result, ArrowReader reader, String doing) {
        this.statement = statement;
        this.result = result;
        this.reader = reader;
        this.doing = doing;
    }

    /** The vectors, the same ones for every batch. */
    public VectorSchemaRoot root() {
        try {
            return reader.getVectorSchemaRoot();
        } catch (IOException e) {
            throw translated(e);
        }
    }

    /** Fills the vectors with the next batch; false after the last. */
    public boolean next() {
        try {
            return reader.loadNextBatch();
        } catch (IOException e) {
            throw translated(e);
        }
    }

    @Override
    public void close() {
        try (statement;
                result;
                reader) {
            // closed in reverse order
        } catch (SQLException e) {
            throw DuckErrors.translate(doing, e);
        } catch (IOException e) {
            throw translated(e);
        }
    }

    private RuntimeException translated(IOException e) {
        return DuckErrors.translate(doing, new SQLException(e.getMessage(), e));
    }
}
