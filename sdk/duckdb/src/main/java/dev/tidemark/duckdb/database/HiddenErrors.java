package dev.tidemark.duckdb.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Finds out why a streamed query failed. The JDBC driver says only "Invalid result set" when a query fails before its first rows;
 * run again without a result, it says why.
 */
public final class HiddenErrors {
    private HiddenErrors() {}

    /**
     * The failure itself, or the one behind it.
     *
     * @param connection without an open result
     * @param sql the query that failed
     */
    public static SQLException reveal(Connection connection, String sql, SQLException failure) {
        if (!String.valueOf(failure.getMessage()).contains("Invalid result set")) {
            return failure;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("EXPLAIN ANALYZE " + sql);
            return failure;
        } catch (SQLException revealed) {
            revealed.addSuppressed(failure);
            return revealed;
        }
    }
}
