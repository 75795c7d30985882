package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.input.TextColumn;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.text.JsonObjects;
import dev.tidemark.duckdb.database.Database;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.duckdb.stream.ArrowStreams;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.duckdb.DuckDBConnection;

/** Copies rows that DuckDB cannot scan as they are into tables of the build, which spill like any other. */
record Staging(
        DuckDBConnection connection, BufferAllocator allocator, ProgressMeter progress, Cancellation cancellation) {
    /**
     * Reads files of text into a new table: {@link Inputs#ROW} and the columns, in their canonical form.
     *
     * @param header every column the files have
     * @return the table's name
     */
    String text(
            DataFiles files,
            List<Path> paths,
            List<String> header,
            List<TextColumn> columns,
            JsonObjects.Unknown unknown) {
        String table = Database.freshName("text");
        progress.start(Phase.READ, files.what(), OptionalLong.empty());
        TextBatches batches =
                new TextBatches(allocator, files, paths, header, columns, unknown, progress, cancellation);
        ArrowStreams.into(
                connection,
                allocator,
                batches,
                "read " + files.what(),
                cancellation,
                name -> "CREATE TABLE " + Sql.name(table) + " AS SELECT * FROM " + Sql.name(name));
        progress.finish();
        return table;
    }
}
