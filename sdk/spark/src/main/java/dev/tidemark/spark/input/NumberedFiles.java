package dev.tidemark.spark.input;

import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Gives the number of a file in place of its path: columns, path and index become columns, number and index. */
final class NumberedFiles implements Rows.Operation {
    private final StructType columns;
    private final Map<String, Integer> numbers;

    /** @param numbers by the path of each file, as the file system has it */
    NumberedFiles(StructType columns, Map<String, Integer> numbers) {
        this.columns = columns;
        this.numbers = new HashMap<>(numbers);
    }

    @Override
    public Iterator<InternalRow> call(Integer part, Iterator<InternalRow> rows) {
        int width = columns.length();
        Map<UTF8String, Integer> seen = new HashMap<>();
        StructType joined = columns.add("path", DataTypes.StringType)
                .add("index", DataTypes.LongType)
                .add("number", DataTypes.IntegerType);
        int[] picked = IntStream.concat(IntStream.range(0, width), IntStream.of(width + 2, width + 1))
                .toArray();
        UnsafeProjection projection = Rows.picking(Rows.types(joined), picked);
        GenericInternalRow number = new GenericInternalRow(1);
        JoinedRow both = new JoinedRow();
        return new MappedRows<>(rows, row -> {
            UTF8String file = row.getUTF8String(width);
            Integer known = seen.get(file);
            if (known == null) {
                known = numbers.get(URI.create(file.toString()).getPath());
                seen.put(file.clone(), known);
            }
            number.update(0, known);
            return projection.apply(both.apply(row, number));
        });
    }
}
