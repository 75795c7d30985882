package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.duckdb.database.Cancelling;
import dev.tidemark.duckdb.database.HiddenErrors;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBResultSet;

/** The rows of a query, batch by batch, on a connection of its own. A batch is valid until the next one. */
final class ArrowStream implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Statement statement;
    private final Cancelling cancelling;
    private ArrowReader reader;

    private ArrowStream(DuckDBConnection connection, Cancellation cancellation) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
        this.cancelling = Cancelling.of(statement, cancellation);
    }

    static ArrowStream open(
            DuckDBConnection database, String sql, BufferAllocator allocator, int batchRows, Cancellation cancellation)
            throws SQLException, IOException {
        return open(database, sql, allocator, batchRows, cancellation, statement -> null);
    }

    /**
     * The same for a query that takes its time before the first row.
     *
     * @param watch is told of the statement before it runs; what it gives is closed at the first row; may give null
     */
    static ArrowStream open(
            DuckDBConnection database,
            String sql,
            BufferAllocator allocator,
            int batchRows,
            Cancellation cancellation,
            Function<DuckDBPreparedStatement, SortProgress> watch)
            throws SQLException, IOException {
        cancellation.check();
        ArrowStream stream = new ArrowStream(database.duplicate(), cancellation);
        try (SortProgress watching = watch.apply(stream.statement.unwrap(DuckDBPreparedStatement.class))) {
            DuckDBResultSet result = (DuckDBResultSet) stream.statement.executeQuery(sql);
            stream.reader = (ArrowReader) result.arrowExportStream(allocator, batchRows);
            return stream;
        } catch (SQLException e) {
            stream.close();
            cancellation.check();
            throw HiddenErrors.reveal(database, sql, e, cancellation);
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    boolean next() throws IOException {
        return reader.loadNextBatch();
    }

    int rows() throws IOException {
        return root().getRowCount();
    }

    FieldVector column(int index) throws IOException {
        return root().getVector(index);
    }

    private VectorSchemaRoot root() throws IOException {
        return reader.getVectorSchemaRoot();
    }

    @Override
    public void close() throws IOException, SQLException {
        cancelling.close();
        try {
            if (reader != null) {
                reader.close();
            }
        } finally {
            statement.close();
            connection.close();
        }
    }
}
