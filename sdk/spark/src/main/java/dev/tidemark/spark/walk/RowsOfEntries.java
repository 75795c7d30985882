package dev.tidemark.spark.walk;

import dev.tidemark.spark.shuffle.Entry;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** The rows that entries carry: always the same one, which points to another with each step. */
record RowsOfEntries(int columns) implements FlatMapFunction<Iterator<Entry>, InternalRow> {
    @Override
    public Iterator<InternalRow> call(Iterator<Entry> entries) {
        UnsafeRow row = new UnsafeRow(columns);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public InternalRow next() {
                entries.next().payload(row);
                return row;
            }
        };
    }
}
