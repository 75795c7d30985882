package dev.tidemark.duckdb.stream;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.duckdb.database.Database;
import dev.tidemark.duckdb.database.DuckErrors;
import dev.tidemark.duckdb.database.HiddenErrors;
import dev.tidemark.duckdb.database.Queries;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/** Lets DuckDB read what Java makes, and Java what DuckDB makes. */
public final class ArrowStreams {
    private ArrowStreams() {}

    /**
     * Runs a statement over the batches of a reader, and closes the reader.
     *
     * @param doing for the error, as in {@code read the spine}
     * @param sql gives the statement for the name under which it finds the batches; it gives no rows
     */
    public static void into(
            DuckDBConnection connection,
            BufferAllocator allocator,
            ArrowReader reader,
            String doing,
            Cancellation cancellation,
            Function<String, String> sql) {
        String name = Database.freshName("stream");
        try (reader;
                ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
            Data.exportArrayStream(allocator, reader, stream);
            try {
                register(connection, name, stream, doing);
                Queries.run(connection, doing, sql.apply(name), cancellation);
            } finally {
                Queries.run(connection, doing, "DROP VIEW IF EXISTS " + Sql.name(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TidemarkException e) {
            RuntimeException failure = reader instanceof BatchReader batches ? batches.failure() : null;
            throw failure == null ? e : failure;
        }
    }

    /**
     * The result of a query, batch by batch. The connection has no other result until the reader is closed.
     *
     * @param batchRows how many rows a batch has at most
     */
    public static QueryBatches query(
            DuckDBConnection connection, BufferAllocator allocator, String doing, String sql, long batchRows) {
        try {
            Statement statement = connection.createStatement();
            try {
                ResultSet result = statement.executeQuery(sql);
                ArrowReader reader = (ArrowReader) ((DuckDBResultSet) result).arrowExportStream(allocator, batchRows);
                return new QueryBatches(statement, result, reader, doing);
            } catch (SQLException | RuntimeException e) {
                statement.close();
                throw e;
            }
        } catch (SQLException e) {
            throw DuckErrors.translate(doing, HiddenErrors.reveal(connection, sql, e, new Cancellation()));
        }
    }

    private static void register(DuckDBConnection connection, String name, ArrowArrayStream stream, String doing) {
        try {
            connection.registerArrowStream(name, stream);
        } catch (RuntimeException e) {
            throw e.getCause() instanceof SQLException cause ? DuckErrors.translate(doing, cause) : e;
        }
    }
}
