package dev.tidemark.duckdb.database;

import dev.tidemark.core.progress.Cancellation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;

/**
 * Finds out why a streamed query failed. The JDBC driver says only "Invalid result set" when a query fails before its first rows;
 * run again without a result, it says why, if it does so soon.
 */
public final class HiddenErrors {
    private static final int SECONDS = 30;

    private HiddenErrors() {}

    /**
     * The failure itself, or the one behind it.
     *
     * @param connection without an open result
     * @param sql the query that failed
     * @param cancellation ends the search, with an error
     */
    public static SQLException reveal(
            Connection connection, String sql, SQLException failure, Cancellation cancellation) {
        return reveal(connection, sql, failure, cancellation, SECONDS);
    }

    static SQLException reveal(
            Connection connection, String sql, SQLException failure, Cancellation cancellation, int seconds) {
        if (!String.valueOf(failure.getMessage()).contains("Invalid result set")) {
            return failure;
        }
        try (Statement statement = connection.createStatement();
                Cancelling cancelling = Cancelling.of(statement, cancellation)) {
            statement.setQueryTimeout(seconds);
            statement.execute("EXPLAIN ANALYZE " + sql);
            return failure;
        } catch (SQLTimeoutException late) {
            return new SQLException(
                    "DuckDB stopped and does not say why; most often memory ran out (give it more) or a file is damaged",
                    failure);
        } catch (SQLException revealed) {
            cancellation.check();
            revealed.addSuppressed(failure);
            return revealed;
        }
    }
}
