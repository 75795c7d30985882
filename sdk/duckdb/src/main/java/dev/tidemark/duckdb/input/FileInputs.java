package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.core.input.FileKind;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.duckdb.DuckDBConnection;

/** The files of one plan and one spine in one database. Immutable and thread-safe once opened. */
public final class FileInputs implements Inputs {
    private final SourceFiles sources;
    private final SpineRows spine;
    private final long spineRows;

    private FileInputs(SourceFiles sources, SpineRows spine, long spineRows) {
        this.sources = sources;
        this.spine = spine;
        this.spineRows = spineRows;
    }

    /** Reads what has to be read, and refuses what cannot be. The tables it makes live as long as the database. */
    public static FileInputs open(
            DuckDBConnection connection,
            BufferAllocator allocator,
            ServicePlan plan,
            SpineFiles spine,
            ProgressMeter progress,
            Cancellation cancellation) {
        Staging staging = new Staging(connection, allocator, progress, cancellation);
        SpineRows rows = new SpineReader(staging, plan, spine).read();
        long count = SourceFiles.count(staging, "read the spine", rows.rows());
        return new FileInputs(SourceFiles.read(staging, plan.views()), rows, count);
    }

    /** The columns of some files. */
    public static SourceSchema schema(DuckDBConnection connection, BufferAllocator allocator, DataFiles files) {
        List<Path> paths = FileKind.checked(files);
        return switch (files.format()) {
            case PARQUET -> ParquetFiles.open(connection, files, paths).schema(files.path());
            case ARROW ->
                ArrowFiles.describe(connection, allocator, files, paths).schema(files.path());
            case CSV, JSON -> TextFiles.schema(files, paths);
        };
    }

    @Override
    public Relation source(
            SourcePlan source,
            Collection<String> columns,
            OptionalLong minTimeInclusive,
            OptionalLong maxTimeExclusive) {
        return sources.source(source, columns, minTimeInclusive, maxTimeExclusive);
    }

    @Override
    public boolean mayHoldNulls(SourcePlan source, Collection<String> columns) {
        return sources.mayHoldNulls(source, columns);
    }

    @Override
    public long rows(SourcePlan source) {
        return sources.rows(source);
    }

    @Override
    public Relation spine() {
        Map<String, ValueType> columns = new LinkedHashMap<>();
        columns.put(ROW, ValueType.INT64);
        columns.putAll(spine.read());
        return new Relation(spine.canonical(), SourceFiles.inputColumns(columns));
    }

    @Override
    public long spineRows() {
        return spineRows;
    }

    /**
     * {@link #ROW}, the spine's columns as they leave, then some that the plan reads in their canonical form; the rows in the
     * order of the files.
     */
    public String leavingSql(List<String> read) {
        return spine.leavingSql(read);
    }

    /** The spine's columns as they leave. */
    public List<BuiltColumn> leavingColumns() {
        return spine.leaving().stream().map(SpineRows.Leaving::column).toList();
    }
}
