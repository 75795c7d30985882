package dev.tidemark.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/** Files for tests: Parquet by SQL, anything else by its text. */
public final class TestingData {
    /** One for all tests of a process: to start one takes longer than most of what it is asked. */
    private static final DuckDBConnection DATABASE = start();

    private static final Pattern LASTING = Pattern.compile("(?i)\\s*CREATE\\s++(?!(OR\\s+REPLACE\\s++)?TEMP)");

    private TestingData() {}

    private static DuckDBConnection start() {
        try {
            return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements, which make nothing that others would see; {@code $DIR} stands for the folder. */
    public static void sql(Path folder, String... statements) {
        try (Connection connection = DATABASE.duplicate();
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (String sql : statements) {
                if (LASTING.matcher(sql).lookingAt()) {
                    throw new IllegalArgumentException("All tests share this database: make it TEMP in: " + sql);
                }
                statement.execute(sql.replace("$DIR", folder.toString()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query; {@code $DIR} stands for the folder. */
    public static List<List<Object>> rows(Path folder, String query) {
        try (Connection connection = DATABASE.duplicate();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query.replace("$DIR", folder.toString()))) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the rows of a query as Parquet. */
    public static Path parquet(Path folder, String name, String query) {
        sql(folder, "COPY (" + query + ") TO '$DIR/" + name + "' (FORMAT parquet)");
        return folder.resolve(name);
    }

    public static Path text(Path folder, String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
