package dev.tidemark.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Files for tests: Parquet by SQL, anything else by its text. */
public final class TestingData {
    private TestingData() {}

    /** Runs statements in a DuckDB of their own; {@code $DIR} stands for the folder. */
    public static void sql(Path folder, String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (String sql : statements) {
                statement.execute(sql.replace("$DIR", folder.toString()));
            }
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
