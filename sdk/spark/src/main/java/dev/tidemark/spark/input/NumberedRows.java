package dev.tidemark.spark.input;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Gives each row its number among all: columns, part and position become columns and number. */
final class NumberedRows implements Rows.Operation {
    private final StructType columns;
    private final long[] firstRows;

    NumberedRows(StructType columns, long[] firstRows) {
        this.columns = columns;
        this.firstRows = firstRows.clone();
    }

    @Override
    public Iterator<InternalRow> call(Integer part, Iterator<InternalRow> rows) {
        int width = columns.length();
        StructType number = new StructType().add("row", DataTypes.LongType);
        StructType joined = columns.add("part", DataTypes.IntegerType)
                .add("position", DataTypes.LongType)
                .add("row", DataTypes.LongType);
        int[] picked = IntStream.concat(IntStream.range(0, width), IntStream.of(width + 2))
                .toArray();
        UnsafeProjection projection = Rows.picking(Rows.types(joined), picked);
        SpecificInternalRow row = new SpecificInternalRow(number);
        JoinedRow both = new JoinedRow();
        return new MappedRows<>(rows, read -> {
            row.setLong(0, firstRows[read.getInt(width)] + read.getLong(width + 1));
            return projection.apply(both.apply(read, row));
        });
    }
}
