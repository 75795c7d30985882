package dev.tidemark.duckdb.database;

import dev.tidemark.core.progress.Cancellation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Small statements and small results; each result is drained and closed before it is given. */
public final class Queries {
    private Queries() {}

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param doing for the error, as in {@code read the spine} */
    public static void run(Connection connection, String doing, String sql) {
        run(connection, doing, sql, new Cancellation());
    }

    /** The same, stopped when the work is cancelled. */
    public static void run(Connection connection, String doing, String sql, Cancellation cancellation) {
        try (Statement statement = connection.createStatement();
                Cancelling cancelling = Cancelling.of(statement, cancellation)) {
            statement.execute(sql);
        } catch (SQLException e) {
            cancellation.check();
            throw DuckErrors.translate(doing, e);
        }
    }

    public static <T> List<T> list(Connection connection, String doing, String sql, RowReader<T> reader) {
        return list(connection, doing, sql, new Cancellation(), reader);
    }

    private static <T> List<T> list(
            Connection connection, String doing, String sql, Cancellation cancellation, RowReader<T> reader) {
        try (Statement statement = connection.createStatement();
                Cancelling cancelling = Cancelling.of(statement, cancellation);
                ResultSet result = statement.executeQuery(sql)) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException e) {
            cancellation.check();
            throw DuckErrors.translate(doing, HiddenErrors.reveal(connection, sql, e, cancellation));
        }
    }

    /** The first row. */
    public static <T> T one(Connection connection, String doing, String sql, RowReader<T> reader) {
        return one(connection, doing, sql, new Cancellation(), reader);
    }

    /** The first row, unless the work is cancelled before it is found. */
    public static <T> T one(
            Connection connection, String doing, String sql, Cancellation cancellation, RowReader<T> reader) {
        return list(connection, doing, sql, cancellation, reader).get(0);
    }
}
