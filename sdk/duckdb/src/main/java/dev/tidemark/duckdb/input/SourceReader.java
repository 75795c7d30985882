package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.core.input.FileKind;
import dev.tidemark.core.input.TextColumn;
import dev.tidemark.core.input.TextColumns;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.core.text.JsonObjects;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes what a plan needs of a source readable: Parquet where it lies, anything else as a table of the build. */
final class SourceReader {
    private SourceReader() {}

    static Canonical read(Staging staging, SourceNeeds needs) {
        DataFiles files = DataFiles.of(needs.source().definition());
        List<Path> paths = FileKind.checked(files);
        Canonical rows = switch (files.format()) {
            case PARQUET -> parquet(staging, files, paths);
            case ARROW -> arrow(staging, files, paths, needs.columns());
            case CSV, JSON -> Canonical.staged(text(staging, files, paths, needs));
        };
        needs.columns().keySet().forEach(column -> checkThere(files, rows, column));
        TimeChecks.check(staging, files.what(), rows, needs.columns());
        return rows;
    }

    /** The columns of a source known to hold no null. */
    static Set<String> withoutNulls(Staging staging, SourceNeeds needs) {
        DataFiles files = DataFiles.of(needs.source().definition());
        return files.format() == FileFormat.PARQUET
                ? ParquetFiles.withoutNulls(staging.connection(), files, FileKind.checked(files))
                : Set.of();
    }

    private static Canonical parquet(Staging staging, DataFiles files, List<Path> paths) {
        StoredTable table = ParquetFiles.open(staging.connection(), files, paths);
        return Canonical.of(table, Origin.scanned(files, paths, table));
    }

    private static Canonical arrow(Staging staging, DataFiles files, List<Path> paths, Map<String, ValueType> columns) {
        StoredTable table = ArrowFiles.stage(staging, files, paths, List.copyOf(columns.keySet()));
        return Canonical.of(table, Origin.of(files, paths));
    }

    private static String text(Staging staging, DataFiles files, List<Path> paths, SourceNeeds needs) {
        SourceSchema schema = TextFiles.schema(files, paths);
        Map<String, ValueType> needed = needs.columns();
        needed.keySet().forEach(column -> checkName(files, column));
        List<TextColumn> columns = TextColumns.ofSource(schema, needs);
        List<String> header = files.format() == FileFormat.CSV ? schema.names() : List.copyOf(needed.keySet());
        return staging.text(files, paths, header, columns, JsonObjects.Unknown.IGNORE);
    }

    private static void checkName(DataFiles files, String column) {
        if (column.equalsIgnoreCase(Inputs.ROW)) {
            throw new TidemarkException(
                    ErrorCode.DUPLICATE_NAME,
                    "Cannot read " + files.what() + ": column '" + column
                            + "' has a name that rows are counted by; rename it.");
        }
    }

    /** The files may have changed since the plan was bound. */
    private static void checkThere(DataFiles files, Canonical rows, String column) {
        if (!rows.stored().isEmpty() && !rows.stored().containsKey(column)) {
            throw new TidemarkException(
                    ErrorCode.MISSING_COLUMN,
                    "Cannot read " + files.what() + ": column '" + column
                            + "' is gone since the definitions were bound; bind them again.");
        }
    }
}
