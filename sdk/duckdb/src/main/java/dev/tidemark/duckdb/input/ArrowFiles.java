package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.duckdb.database.Database;
import dev.tidemark.duckdb.database.Queries;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.duckdb.stream.ArrowStreams;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.duckdb.DuckDBConnection;

/** Arrow IPC files and streams. DuckDB does not scan them itself, so their rows are copied into a table of the build. */
final class ArrowFiles {
    private ArrowFiles() {}

    /** The files' columns, without their rows. */
    static StoredTable describe(
            DuckDBConnection connection, BufferAllocator allocator, DataFiles files, List<Path> paths) {
        StoredTable first = null;
        for (Path path : paths) {
            String table = Database.freshName("schema");
            load(
                    connection,
                    allocator,
                    files,
                    path,
                    new Cancellation(),
                    name -> "CREATE TABLE " + Sql.name(table) + " AS SELECT * FROM " + Sql.name(name) + " LIMIT 0");
            StoredTable found = StoredTable.describe(connection, "read " + files.what(), Sql.name(table));
            Queries.run(connection, "read " + files.what(), "DROP TABLE " + Sql.name(table));
            List<String> names = List.copyOf(found.columns().keySet());
            TextFiles.checkHeader(
                    files,
                    path,
                    names,
                    first == null ? names : List.copyOf(first.columns().keySet()));
            first = first == null ? found : first;
        }
        return first;
    }

    /**
     * Copies the rows of all files, in their order, with their stored types.
     *
     * @param columns which to copy
     */
    static StoredTable stage(Staging staging, DataFiles files, List<Path> paths, List<String> columns) {
        String table = Database.freshName("arrow");
        List<String> quoted = new ArrayList<>();
        columns.forEach(column -> quoted.add(Sql.name(column)));
        String list = String.join(", ", quoted);
        for (Path path : paths) {
            boolean first = path.equals(paths.get(0));
            load(
                    staging.connection(),
                    staging.allocator(),
                    files,
                    path,
                    staging.cancellation(),
                    name -> first
                            ? "CREATE TABLE " + Sql.name(table) + " AS SELECT " + list + " FROM " + Sql.name(name)
                            : "INSERT INTO " + Sql.name(table) + " SELECT " + list + " FROM " + Sql.name(name));
        }
        return StoredTable.describe(staging.connection(), "read " + files.what(), Sql.name(table));
    }

    private static void load(
            DuckDBConnection connection,
            BufferAllocator allocator,
            DataFiles files,
            Path path,
            Cancellation cancellation,
            Function<String, String> sql) {
        String doing = "read " + files.what() + ": file '" + FileList.shown(path) + "'";
        try {
            ArrowStreams.into(connection, allocator, opened(allocator, path), doing, cancellation, sql);
        } catch (TidemarkException e) {
            throw e.code() == ErrorCode.ENGINE_FAILED ? unreadable(files, path, e) : e;
        } catch (IOException e) {
            throw FileList.error(
                    ErrorCode.UNREADABLE_FILE,
                    files,
                    "file '" + FileList.shown(path) + "' is not an Arrow file, or is truncated: " + reason(e));
        }
    }

    /** What went wrong while batches were read reaches Java as the text of an error. */
    private static TidemarkException unreadable(DataFiles files, Path path, TidemarkException e) {
        String why = e.getMessage().contains("arrow-compression")
                ? "holds compressed batches; write it without compression"
                : "is truncated or damaged; write it anew";
        return new TidemarkException(
                ErrorCode.UNREADABLE_FILE,
                "Cannot read " + files.what() + ": file '" + FileList.shown(path) + "' " + why + ".",
                e);
    }

    private static String reason(Exception e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("").replaceAll("\\.$", "");
    }

    /** A reader that has read its schema: here rather than when native code asks, which would make text of the error. */
    private static ArrowReader opened(BufferAllocator allocator, Path path) throws IOException {
        ArrowReader reader = open(allocator, path);
        try {
            reader.getVectorSchemaRoot();
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        } catch (RuntimeException e) {
            reader.close();
            throw new IOException("its schema cannot be read", e);
        }
    }

    /** An IPC file says so in its first bytes; anything else is taken for an IPC stream. */
    private static ArrowReader open(BufferAllocator allocator, Path path) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(6);
        }
        return new String(head, StandardCharsets.US_ASCII).equals("ARROW1")
                ? new ArrowFileReader(FileChannel.open(path), allocator)
                : new ArrowStreamReader(Files.newInputStream(path), allocator);
    }
}
