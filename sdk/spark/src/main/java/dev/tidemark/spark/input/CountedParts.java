package dev.tidemark.spark.input;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Puts the number of the part and that of the row in it behind the columns, for rows that say nothing of their place. */
final class CountedParts implements Rows.Operation {
    private final StructType columns;

    CountedParts(StructType columns) {
        this.columns = columns;
    }

    @Override
    public Iterator<InternalRow> call(Integer part, Iterator<InternalRow> rows) {
        StructType place = new StructType().add("part", DataTypes.IntegerType).add("position", DataTypes.LongType);
        StructType joined = columns.add("part", DataTypes.IntegerType).add("position", DataTypes.LongType);
        UnsafeProjection projection = Rows.picking(
                Rows.types(joined), IntStream.range(0, joined.length()).toArray());
        SpecificInternalRow behind = new SpecificInternalRow(place);
        behind.setInt(0, part);
        JoinedRow both = new JoinedRow();
        long[] position = {0};
        return new MappedRows<>(rows, row -> {
            behind.setLong(1, position[0]++);
            return projection.apply(both.apply(row, behind));
        });
    }
}
