package dev.tidemark.spark.input;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.spark.session.Stages;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The rows of a spine, numbered in its order. Looks at each row once when it is made. */
public final class SpineTable {
    private final InputTable table;
    private final SpineFiles spine;
    private final RDD<InternalRow> positioned;
    private final long[] firstRows;
    private final long rows;
    private final long firstMicros;
    private final long lastMicros;

    private SpineTable(InputTable table, SpineFiles spine, RDD<InternalRow> positioned, SpineParts parts) {
        this.table = table;
        this.spine = spine;
        this.positioned = positioned;
        this.firstRows = parts.firstRows();
        this.rows = parts.rows();
        this.firstMicros = parts.firstMicros();
        this.lastMicros = parts.lastMicros();
    }

    /** Refuses a spine with a row that has no time, or one that no calendar has: TIME-6 of the specification. */
    public static SpineTable of(InputTable table, SpineFiles spine) {
        StoredColumn time = column(table, spine, spine.plan().timeColumn());
        List<StoredColumn> instants = new ArrayList<>();
        spine.plan().read().forEach((name, type) -> {
            if (type == ValueType.TIMESTAMP) {
                instants.add(column(table, spine, name));
            }
        });
        int width = table.stored().length();
        RDD<InternalRow> positioned = table.positioned();
        List<SpineParts> found = Stages.named(
                positioned.sparkContext(),
                "read the spine",
                () -> Rows.java(positioned)
                        .mapPartitions(new SpineParts.Task(time, instants, width, table.parts()))
                        .collect());
        SpineParts parts = new SpineParts(table.parts());
        found.forEach(parts::merge);
        long withoutTime = parts.firstWithoutTime();
        if (withoutTime >= 0) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot evaluate spine row " + (withoutTime + 1)
                            + ": its time is null. Give it a time, or leave the row out.");
        }
        return new SpineTable(table, spine, positioned, parts);
    }

    private static StoredColumn column(InputTable table, SpineFiles spine, String name) {
        int ordinal = table.stored().fieldIndex(name);
        return StoredColumn.of(
                name,
                ordinal,
                table.stored().fields()[ordinal].dataType(),
                spine.plan().read().get(name));
    }

    /** What the plan reads of each row. */
    public StoredColumn column(String name) {
        return column(table, spine, name);
    }

    /** The column with the instant of each row. */
    public String timeColumn() {
        return spine.plan().timeColumn();
    }

    /** The spine's columns, then the number of the row, from 0. */
    public StructType type() {
        return table.stored().add("row", DataTypes.LongType);
    }

    /** All rows, of {@link #type}, in any order. */
    public RDD<InternalRow> numbered() {
        return Rows.map(positioned, new NumberedRows(table.stored(), firstRows));
    }

    public long rows() {
        return rows;
    }

    /** The earliest instant asked about; 0 of no questions. */
    public long firstMicros() {
        return rows == 0 ? 0 : firstMicros;
    }

    /** The latest instant asked about; 0 of no questions. */
    public long lastMicros() {
        return rows == 0 ? 0 : lastMicros;
    }

    public long bytes() {
        return table.bytes();
    }

    /** The spine's columns as they leave. */
    public List<BuiltColumn> leaving(ServicePlan plan) {
        List<BuiltColumn> columns = new ArrayList<>();
        for (StructField field : table.stored().fields()) {
            columns.add(new BuiltColumn(
                    field.name(),
                    StoredColumn.typeOf(field.dataType()),
                    field.dataType().sql(),
                    spine.role(plan, field.name())));
        }
        return columns;
    }
}
