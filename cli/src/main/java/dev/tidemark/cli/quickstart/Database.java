package dev.tidemark.cli.quickstart;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A DuckDB in memory, to write files with and to look at them. Not thread-safe. */
public final class Database implements AutoCloseable {
    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Work that may fail as SQL does. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    public static Database open() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            Database database = new Database(connection);
            database.execute("SET preserve_insertion_order = true; SET TimeZone = 'UTC'");
            return database;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void execute(String sql) {
        run(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    /** All rows, each value as text; null stays null. */
    public List<List<String>> rows(String sql) {
        List<List<String>> rows = new ArrayList<>();
        run(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
            }
        });
        return rows;
    }

    /** The whole numbers of the first row. */
    public long[] numbers(String sql) {
        return rows(sql).get(0).stream().mapToLong(Long::parseLong).toArray();
    }

    DuckDBAppender appender(String table) {
        try {
            return ((DuckDBConnection) connection).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void run(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A file's name as a text of SQL. */
    public static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() {
        run(connection::close);
    }

    private static TidemarkException failed(SQLException e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        boolean full = why.contains("No space left") || why.contains("Disk quota exceeded");
        return new TidemarkException(
                full ? ErrorCode.DISK_FULL : ErrorCode.ENGINE_FAILED,
                full
                        ? "Cannot write the quickstart's data: the disk is full; free some space, or name another folder."
                        : "Cannot write the quickstart's data: " + why,
                e);
    }
}
