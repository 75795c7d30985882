package dev.tidemark.core.registry;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/** A file, for the processes of one machine. */
final class SqliteDialect implements Dialect {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final String OTHER_FILE = "give registry.url a file of its own, or restore a backup.";

    /** A file's lock is the process's: its threads take turns here. */
    private static final Object TURN = new Object();

    private final Path file;

    SqliteDialect(Path file) {
        this.file = file;
    }

    @Override
    public DataSource dataSource() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        makeFolder();
        return source;
    }

    @Override
    public String now() {
        return "CAST(unixepoch('now', 'subsec') * 1000000 AS INTEGER)";
    }

    @Override
    public void beginWrite(Handle handle) {
        // the busy timeout of the connection is its patience
    }

    @Override
    public List<String> tables(Handle handle) {
        return handle.createQuery("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
                        + " AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name")
                .mapTo(String.class)
                .list();
    }

    @Override
    public String orSchema() {
        return "";
    }

    @Override
    public void alone(Runnable migration) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        synchronized (TURN) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                migration.run();
            } catch (IOException e) {
                throw new TidemarkException(
                        ErrorCode.REGISTRY_REFUSED,
                        "Cannot migrate the registry at " + file + ": " + lock + " cannot be locked ("
                                + OneLine.of(e.toString()) + "); give this user the right to write there.",
                        e);
            }
        }
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public RegistryFailure failure(SQLException e) {
        int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xFF : 0;
        return switch (code) {
            case 5, 6 ->
                unreachable("another process has been writing to it for 30 s; try again, or end that process.");
            case 13 -> new RegistryFailure(ErrorCode.DISK_FULL, "the disk is full; free some space.");
            case 3, 8, 23 ->
                refused("it may not be written to; give this user the right to write the file and its folder.");
            case 14 -> unreachable("the file cannot be opened; check the path and the rights to its folder.");
            case 10 -> unreachable("reading or writing the disk failed; check the disk.");
            case 11, 26 -> refused("the file is not a sound SQLite database; " + OTHER_FILE);
            default -> refused("SQLite says: " + OneLine.of(e.getMessage()));
        };
    }

    private void makeFolder() {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.REGISTRY_UNREACHABLE,
                    "Cannot open the registry at " + file + ": its folder cannot be made (" + OneLine.of(e.toString())
                            + "); check the path and the rights to it.",
                    e);
        }
    }

    private static RegistryFailure unreachable(String reason) {
        return new RegistryFailure(ErrorCode.REGISTRY_UNREACHABLE, reason);
    }

    private static RegistryFailure refused(String reason) {
        return new RegistryFailure(ErrorCode.REGISTRY_REFUSED, reason);
    }
}
