package dev.tidemark.duckdb.database;

import dev.tidemark.core.executor.ExecutorSettings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB in memory, with one budget for all of its connections; what does not fit spills to its folder. It loads no
 * extensions and reaches no network. Thread-safe.
 */
public final class Database implements AutoCloseable {
    /** With less, sorts that spill fail for want of memory. */
    private static final long BYTES_A_THREAD = 64L << 20;

    /** Rows of a result that wait to be fetched: with the 1 MB that is usual, threads wait for each other instead. */
    private static final long MOST_BYTES_READY = 8L << 20;

    private static final AtomicLong NAMES = new AtomicLong();

    private final DuckDBConnection root;

    private Database(DuckDBConnection root) {
        this.root = root;
    }

    /**
     * Starts DuckDB.
     *
     * @param spill exists; DuckDB's temporary files go there
     */
    public static Database open(ExecutorSettings settings, Path spill) {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        try {
            DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
            try (Statement statement = connection.createStatement()) {
                for (String setting : settings(settings, spill)) {
                    statement.execute("SET " + setting);
                }
            }
            return new Database(connection);
        } catch (SQLException e) {
            throw DuckErrors.translate("start DuckDB", e);
        }
    }

    private static List<String> settings(ExecutorSettings settings, Path spill) {
        return List.of(
                "memory_limit = '" + settings.memoryBytes() / 1024 + "KiB'",
                "threads = " + Math.max(1, Math.min(settings.threads(), settings.memoryBytes() / BYTES_A_THREAD)),
                "temp_directory = " + Sql.text(spill.toString()),
                "preserve_insertion_order = true",
                "streaming_buffer_size = '" + Math.min(MOST_BYTES_READY, settings.memoryBytes() / 16) / 1024 + "KiB'",
                "TimeZone = 'UTC'",
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "allow_community_extensions = false",
                "enable_progress_bar = true",
                "enable_progress_bar_print = false");
    }

    /** Another connection to the same database; it has one open result at a time. The caller closes it. */
    public DuckDBConnection connect() {
        try {
            return root.duplicate();
        } catch (SQLException e) {
            throw DuckErrors.translate("connect to DuckDB", e);
        }
    }

    /** A name that nothing else in this process has. */
    public static String freshName(String kind) {
        return "tm_" + kind + "_" + NAMES.incrementAndGet();
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw DuckErrors.translate("stop DuckDB", e);
        }
    }
}
