package dev.tidemark.duckdb;

import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.duckdb.database.Database;
import dev.tidemark.duckdb.database.DuckErrors;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;

/** What one build, or one look at the files, has of its own: a database, a folder, and memory for Arrow batches. */
final class Build implements AutoCloseable {
    private final Path folder;
    private final BufferAllocator allocator = new RootAllocator();
    private final Database database;
    private final DuckDBConnection connection;
    private boolean closed;

    /** @param folder does not exist yet, and is deleted in the end */
    Build(ExecutorSettings settings, Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("walk"));
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.OUTPUT_REFUSED,
                    "Cannot make folder '" + folder + "' for temporary files: " + e.getMessage() + ".",
                    e);
        }
        this.database = Database.open(settings, folder.resolve("duckdb"));
        this.connection = database.connect();
    }

    Database database() {
        return database;
    }

    DuckDBConnection connection() {
        return connection;
    }

    BufferAllocator allocator() {
        return allocator;
    }

    /** For what the walk cannot hold in memory. */
    Path walkFolder() {
        return folder.resolve("walk");
    }

    /** Ends the database, gives memory back and deletes the folder. An error if batches are still in use. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (allocator;
                database) {
            connection.close();
        } catch (SQLException e) {
            throw DuckErrors.translate("stop DuckDB", e);
        } finally {
            deleteFolder();
        }
    }

    /** Closes after a failure, which matters more than one of closing. */
    void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void deleteFolder() {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            // the executor deletes the folder around it, and says so if it cannot
        }
    }
}
