package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.core.input.FileKind;
import dev.tidemark.core.input.TextColumn;
import dev.tidemark.core.input.TextColumns;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.core.text.JsonObjects;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.SourceSchema;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.classic.SparkSession;

/** Opens what definitions and spines name. */
public final class InputTables {
    private final SparkSession session;
    private final SparkSession views;

    /**
     * @param session to read files in
     * @param views whose tables and views are known by their names
     */
    public InputTables(SparkSession session, SparkSession views) {
        this.session = session;
        this.views = views;
    }

    private static boolean isTable(DataFiles files) {
        return files.path().startsWith(CatalogTable.SCHEME);
    }

    /** The columns of some files. */
    public SourceSchema schema(DataFiles files) {
        if (isTable(files)) {
            return new CatalogTable(views, files).schema(files.path());
        }
        List<Path> paths = FileKind.checked(files);
        return isText(files)
                ? TextFiles.schema(files, paths)
                : stored(files, paths).schema(files.path());
    }

    /** What a plan needs of a source. */
    public InputTable source(SourceNeeds needs) {
        DataFiles files = DataFiles.of(needs.source().definition());
        if (isTable(files)) {
            return checked(needs, files, new CatalogTable(views, files));
        }
        List<Path> paths = FileKind.checked(files);
        if (isText(files)) {
            SourceSchema schema = TextFiles.schema(files, paths);
            List<String> header = files.format() == FileFormat.CSV
                    ? schema.names()
                    : List.copyOf(needs.columns().keySet());
            List<TextColumn> columns = TextColumns.ofSource(schema, needs);
            columns.forEach(column -> checkThere(files, header, column.name()));
            return new TextTable(session, files, paths, header, columns, JsonObjects.Unknown.IGNORE);
        }
        return checked(needs, files, stored(files, paths));
    }

    private static InputTable checked(SourceNeeds needs, DataFiles files, InputTable table) {
        List<String> names = List.of(table.stored().fieldNames());
        needs.columns().keySet().forEach(column -> checkThere(files, names, column));
        return table;
    }

    /** All columns of a spine. */
    public SpineTable spine(SpineFiles spine) {
        DataFiles files = spine.files();
        if (isTable(files)) {
            return SpineTable.of(new CatalogTable(views, files), spine);
        }
        List<Path> paths = FileKind.checked(files);
        if (!isText(files)) {
            return SpineTable.of(stored(files, paths), spine);
        }
        SourceSchema schema = TextFiles.schema(files, paths);
        List<TextColumn> columns = schema.columns().values().stream()
                .map(column -> TextColumns.ofSpine(column, spine))
                .toList();
        return SpineTable.of(
                new TextTable(session, files, paths, schema.names(), columns, JsonObjects.Unknown.REFUSE), spine);
    }

    private InputTable stored(DataFiles files, List<Path> paths) {
        return switch (files.format()) {
            case PARQUET -> new ParquetTable(session, files, paths);
            case ARROW -> new ArrowTable(session, files, paths);
            case CSV, JSON -> throw new IllegalStateException(files.format().name());
        };
    }

    private static boolean isText(DataFiles files) {
        return files.format() == FileFormat.CSV || files.format() == FileFormat.JSON;
    }

    /** The files may have changed since the plan was bound. */
    private static void checkThere(DataFiles files, List<String> names, String column) {
        if (!names.contains(column)) {
            throw new TidemarkException(
                    ErrorCode.MISSING_COLUMN,
                    "Cannot read " + files.what() + ": column '" + column
                            + "' is gone since the definitions were bound; bind them again.");
        }
    }
}
