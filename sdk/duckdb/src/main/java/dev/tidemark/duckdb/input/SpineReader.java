package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.core.input.FileKind;
import dev.tidemark.core.input.TextColumn;
import dev.tidemark.core.input.TextColumns;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.core.text.JsonObjects;
import dev.tidemark.duckdb.database.Queries;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the rows of a spine readable: Parquet where it lies, anything else as a table of the build. */
final class SpineReader {
    /** What DuckDB calls the number of a row of a table; a column of that name would hide it. */
    private static final String ROW_ID = "rowid";

    private final Staging staging;
    private final ServicePlan plan;
    private final SpineFiles spine;
    private final DataFiles files;
    private final List<Path> paths;

    SpineReader(Staging staging, ServicePlan plan, SpineFiles spine) {
        this.staging = staging;
        this.plan = plan;
        this.spine = spine;
        this.files = spine.files();
        this.paths = FileKind.checked(files);
    }

    SpineRows read() {
        SpineRows rows = switch (files.format()) {
            case PARQUET -> parquet();
            case ARROW -> arrow();
            case CSV, JSON -> text();
        };
        TimeChecks.check(staging, files.what(), rows.rows(), rows.read());
        checkTimes(rows);
        return rows;
    }

    private SpineRows parquet() {
        StoredTable table = ParquetFiles.open(staging.connection(), files, paths);
        ParquetFiles.checkNoRowNumber(files, table.columns());
        String rowNumber = ParquetFiles.rowNumber(staging.connection(), files, paths);
        return stored(table, rowNumber, Origin.scanned(files, paths, table));
    }

    private SpineRows arrow() {
        StoredTable described = ArrowFiles.describe(staging.connection(), staging.allocator(), files, paths);
        List<String> columns = List.copyOf(described.columns().keySet());
        columns.forEach(name -> checkName(name, ROW_ID));
        StoredTable table = ArrowFiles.stage(staging, files, paths, columns);
        return stored(table, ROW_ID, Origin.of(files, paths));
    }

    private SpineRows stored(StoredTable table, String rowNumber, Origin origin) {
        List<SpineRows.Leaving> leaving = new ArrayList<>();
        table.columns().forEach((name, stored) -> {
            checkName(name, Inputs.ROW);
            BuiltColumn column = new BuiltColumn(name, stored.type(), stored.duckDbName(), spine.role(plan, name));
            leaving.add(new SpineRows.Leaving(column, table.passThrough(name)));
        });
        return new SpineRows(
                Canonical.of(table, origin), rowNumber, spine.plan().read(), leaving);
    }

    /** What the plan does not read keeps its text, unless its type is declared; JSON says itself what is no text. */
    private SpineRows text() {
        SourceSchema schema = TextFiles.schema(files, paths);
        List<TextColumn> columns = new ArrayList<>();
        List<SpineRows.Leaving> leaving = new ArrayList<>();
        for (SourceSchema.Column column : schema.columns().values()) {
            checkName(column.name(), Inputs.ROW);
            TextColumn text = TextColumns.ofSpine(column, spine);
            columns.add(text);
            BuiltColumn built =
                    new BuiltColumn(text.name(), text.type(), text.type().name(), spine.role(plan, text.name()));
            String name = Sql.name(text.name());
            leaving.add(new SpineRows.Leaving(
                    built,
                    text.type() == ValueType.TIMESTAMP
                            ? "CAST(make_timestamp(" + name + ") AS TIMESTAMP WITH TIME ZONE)"
                            : name));
        }
        String table = staging.text(files, paths, schema.names(), columns, JsonObjects.Unknown.REFUSE);
        return new SpineRows(
                Canonical.staged(table), Sql.name(Inputs.ROW), spine.plan().read(), leaving);
    }

    private void checkName(String column, String taken) {
        if (column.equalsIgnoreCase(taken)) {
            throw new TidemarkException(
                    ErrorCode.DUPLICATE_NAME,
                    "Cannot read the spine: column '" + column + "' has a name that rows are counted by; rename it.");
        }
    }

    /** TIME-6 of the specification. */
    private void checkTimes(SpineRows rows) {
        Map<String, ValueType> read = rows.read();
        if (!read.containsKey(spine.plan().timeColumn())) {
            return;
        }
        String time = Sql.name(spine.plan().timeColumn());
        Long first = Queries.one(
                staging.connection(),
                "read " + files.what(),
                "SELECT min(" + Sql.name(Inputs.ROW) + ") FROM (" + rows.canonical() + ") WHERE " + time + " IS NULL",
                staging.cancellation(),
                row -> (Long) row.getObject(1));
        if (first != null) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot evaluate spine row " + (first + 1)
                            + ": its time is null. Give it a time, or leave the row out.");
        }
    }
}
