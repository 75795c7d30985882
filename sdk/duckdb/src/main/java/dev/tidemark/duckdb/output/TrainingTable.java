package dev.tidemark.duckdb.output;

import dev.tidemark.core.executor.BuildCounts;
import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.database.Database;
import dev.tidemark.duckdb.database.DuckErrors;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.duckdb.input.FileInputs;
import dev.tidemark.duckdb.stream.ArrowStreams;
import dev.tidemark.duckdb.stream.QueryBatches;
import dev.tidemark.duckdb.walk.FeatureTable;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;

/** A training set on DuckDB: the spine stays in its files or tables, the features where the walk left them. */
public final class TrainingTable implements BuiltTable {
    private static final long BATCH_ROWS = 65_536;
    /** DuckDB's row group of Parquet: batches of that size become one each, others are copied together first. */
    private static final long ROW_GROUP_ROWS = 122_880;
    /** Columns of a spine whose values all take a few bytes, so few that so many rows take little memory. */
    private static final int FEW_COLUMNS = 32;

    /** Features rarely repeat, so a small dictionary is given up early: it makes the writing a third faster, and files no larger. */
    private static final String PARQUET = "FORMAT parquet, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 1000";

    private final Database database;
    private final ServicePlan plan;
    private final FileInputs inputs;
    private final FeatureTable features;
    private final RowLookup lookup;
    private final Runnable whenClosed;
    private OptionalLong onDemandFailures;

    /** @param whenClosed ends the build; runs after the features are closed */
    public TrainingTable(
            Database database,
            ServicePlan plan,
            FileInputs inputs,
            FeatureTable features,
            RowLookup lookup,
            Runnable whenClosed) {
        this.database = database;
        this.plan = plan;
        this.inputs = inputs;
        this.features = features;
        this.lookup = lookup;
        this.whenClosed = whenClosed;
        this.onDemandFailures = plan.onDemand().isEmpty() ? OptionalLong.of(0) : OptionalLong.empty();
    }

    @Override
    public long rowCount() {
        return features.rows();
    }

    @Override
    public List<BuiltColumn> columns() {
        List<BuiltColumn> columns = new ArrayList<>(inputs.leavingColumns());
        for (OutputColumn output : plan.outputs()) {
            columns.add(new BuiltColumn(
                    output.name(),
                    output.type(),
                    output.type().name(),
                    output.isOnDemand() ? BuiltColumn.Role.ON_DEMAND : BuiltColumn.Role.FEATURE));
        }
        return columns;
    }

    /** On-demand features are computed as rows are read, so their failures are known when all rows were. */
    @Override
    public BuildCounts counts() {
        if (onDemandFailures.isEmpty()) {
            readAll();
        }
        return new BuildCounts(features.counts(), onDemandFailures.getAsLong());
    }

    @Override
    public ArrowReader read(BufferAllocator allocator) {
        return read(allocator, BATCH_ROWS);
    }

    private ArrowReader read(BufferAllocator allocator, long batchRows) {
        DuckDBConnection connection = database.connect();
        try {
            QueryBatches spine = ArrowStreams.query(
                    connection, allocator, "read the spine", inputs.leavingSql(requestValues()), batchRows);
            return new TrainingBatches(
                    allocator,
                    plan,
                    spine,
                    inputs.leavingColumns().size(),
                    features,
                    failures -> onDemandFailures = OptionalLong.of(failures),
                    () -> close(connection));
        } catch (RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    @Override
    public void writeParquet(Path file, ProgressMeter progress, Cancellation cancellation) {
        DuckDBConnection connection = database.connect();
        try (BufferAllocator allocator = new RootAllocator()) {
            ArrowStreams.into(
                    connection,
                    allocator,
                    new CountedBatches(
                            allocator,
                            new AheadBatches(allocator, read(allocator, parquetBatchRows())),
                            progress,
                            cancellation),
                    "write the training set",
                    cancellation,
                    name -> "COPY (SELECT * FROM " + Sql.name(name) + ") TO " + Sql.text(file.toString()) + " ("
                            + PARQUET + ")");
        } catch (TidemarkException e) {
            throw ofFile(file, e);
        } finally {
            close(connection);
        }
    }

    private long parquetBatchRows() {
        boolean narrow = inputs.leavingColumns().size() + requestValues().size() <= FEW_COLUMNS
                && inputs.leavingColumns().stream().allMatch(TrainingTable::isOfFewBytes);
        return narrow ? ROW_GROUP_ROWS : BATCH_ROWS;
    }

    private static boolean isOfFewBytes(BuiltColumn column) {
        return column.type() != null && column.type() != ValueType.STRING;
    }

    @Override
    public List<List<Object>> features(long[] rows) {
        return new PickedRows(plan, features).pick(rows, lookup);
    }

    @Override
    public RowLookup lookup() {
        return lookup;
    }

    @Override
    public void close() {
        try {
            features.close();
        } finally {
            whenClosed.run();
        }
    }

    private List<String> requestValues() {
        return plan.onDemand().isEmpty()
                ? List.of()
                : plan.request().stream().map(value -> value.name()).toList();
    }

    /** What befell the file itself is the caller's to say, who alone knows by which name it was asked for. */
    private static RuntimeException ofFile(Path file, TidemarkException e) {
        String said = e.getCause() instanceof SQLException failure ? String.valueOf(failure.getMessage()) : "";
        if (!said.contains(file.toString())) {
            return e;
        }
        return new UncheckedIOException(
                said.contains("Cannot open file")
                        ? new AccessDeniedException(file.toString())
                        : new IOException(said.substring(said.lastIndexOf(": ") + 2), e));
    }

    private void readAll() {
        try (BufferAllocator allocator = new RootAllocator();
                ArrowReader reader = read(allocator)) {
            while (reader.loadNextBatch()) {
                // the reader counts
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(DuckDBConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckErrors.translate("close a connection to DuckDB", e);
        }
    }
}
