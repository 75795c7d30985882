package dev.tidemark.spark.output;

import dev.tidemark.core.executor.BuildCounts;
import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.spark.input.Rows;
import dev.tidemark.spark.session.SparkWork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.ArrowUtils;

/**
 * A training set on Spark: its rows wait in the files of the last shuffle, part by part in the order of the spine, and are computed
 * again where those were lost.
 */
public final class SparkTable implements BuiltTable {
    private final SparkSession session;
    private final ServicePlan plan;
    private final RDD<InternalRow> rows;
    private final StructType type;
    private final long rowCount;
    private final List<BuiltColumn> columns;
    private final BuildCounts counts;
    private final RowLookup lookup;
    private final Path workFolder;

    /**
     * @param rows of {@code type}: the columns, then the number of the row; in the order of the spine
     * @param workFolder for files on their way; made when needed
     */
    public SparkTable(
            SparkSession session,
            ServicePlan plan,
            RDD<InternalRow> rows,
            StructType type,
            long rowCount,
            List<BuiltColumn> spine,
            BuildCounts counts,
            RowLookup lookup,
            Path workFolder) {
        this.session = session;
        this.plan = plan;
        this.rows = rows;
        this.type = type;
        this.rowCount = rowCount;
        this.columns = columns(spine, plan);
        this.counts = counts;
        this.lookup = lookup;
        this.workFolder = workFolder;
    }

    private static List<BuiltColumn> columns(List<BuiltColumn> spine, ServicePlan plan) {
        List<BuiltColumn> columns = new ArrayList<>(spine);
        for (OutputColumn output : plan.outputs()) {
            columns.add(new BuiltColumn(
                    output.name(),
                    output.type(),
                    output.type().name(),
                    output.isOnDemand() ? BuiltColumn.Role.ON_DEMAND : BuiltColumn.Role.FEATURE));
        }
        return columns;
    }

    @Override
    public long rowCount() {
        return rowCount;
    }

    @Override
    public List<BuiltColumn> columns() {
        return columns;
    }

    @Override
    public BuildCounts counts() {
        return counts;
    }

    @Override
    public ArrowReader read(BufferAllocator allocator) {
        StructType leaving = new StructType(Arrays.copyOf(type.fields(), columns.size()));
        List<Field> fields = new ArrayList<>();
        List<Field> byPlace =
                ArrowUtils.toArrowSchema(leaving, "UTC", false, false).getFields();
        for (int i = 0; i < byPlace.size(); i++) {
            Field field = byPlace.get(i);
            fields.add(new Field(columns.get(i).name(), field.getFieldType(), field.getChildren()));
        }
        return new BatchesOfParts(
                allocator,
                new Schema(fields),
                Rows.java(rows).mapPartitions(new ArrowTask(leaving)),
                work("read the training set", ProgressMeter.silent(), new Cancellation()));
    }

    /**
     * The rows with their columns' names, for programs that go on in Spark: the parts and the rows in them are in the order of the
     * spine.
     *
     * @param rowNumber the name of one more column with the number of the row, from 0, for tables that keep no order
     */
    public Dataset<Row> dataset(String rowNumber) {
        Column[] all = Arrays.copyOf(named(), columns.size() + 1);
        all[columns.size()] = functions.col(type.fieldNames()[columns.size()]).as(rowNumber);
        return session.internalCreateDataFrame(rows, type, false).select(all);
    }

    private Column[] named() {
        Column[] named = new Column[columns.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = functions.col(type.fieldNames()[i]).as(columns.get(i).name());
        }
        return named;
    }

    @Override
    public void writeParquet(Path file, ProgressMeter progress, Cancellation cancellation) {
        ParquetParts.write(
                session.internalCreateDataFrame(rows, type, false).select(named()),
                work("write the training set", progress, cancellation),
                workFolder.resolve("parquet-" + UUID.randomUUID()),
                file);
    }

    @Override
    public List<List<Object>> features(long[] wanted) {
        return work("read the training set", ProgressMeter.silent(), new Cancellation())
                .run(() -> PickedRows.of(
                        rows, plan, columns.size() - plan.outputs().size(), wanted));
    }

    private SparkWork work(String doing, ProgressMeter progress, Cancellation cancellation) {
        return new SparkWork(session, doing, progress, cancellation);
    }

    @Override
    public RowLookup lookup() {
        return lookup;
    }

    @Override
    public void close() {
        rows.unpersist(false);
    }
}
