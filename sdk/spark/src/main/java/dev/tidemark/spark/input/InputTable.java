package dev.tidemark.spark.input;

import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows that Spark can read again and again. Rows that an iterator gives may be one object, refilled. */
public interface InputTable {
    /** The columns, with the types they are stored with. */
    StructType stored();

    /** Some columns of all rows, in any order. */
    RDD<InternalRow> rows(List<String> columns);

    /**
     * All columns of all rows, with two more behind them by which the rows are put in order: the number of the file or part,
     * from 0, as INT, and the number of the row in it, from 0, as BIGINT.
     */
    RDD<InternalRow> positioned();

    /** How many files or parts the positions of rows count. */
    int parts();

    /** How many rows there are, if that is known without reading them. */
    OptionalLong rowCount();

    /** What they take, about, in bytes as they are stored. */
    long bytes();

    /** The columns as binding sees them. */
    default SourceSchema schema(String origin) {
        SourceSchema schema = SourceSchema.of(origin);
        for (StructField field : stored().fields()) {
            ValueType type = StoredColumn.typeOf(field.dataType());
            schema = type == null
                    ? schema.unsupported(field.name(), field.dataType().sql())
                    : schema.column(field.name(), type);
        }
        return schema;
    }
}
