package dev.tidemark.spark.input;

import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;

/** One thing for each of some rows. */
public final class MappedRows<T> implements Iterator<T> {
    private final Iterator<InternalRow> rows;
    private final Function<InternalRow, T> mapping;

    public MappedRows(Iterator<InternalRow> rows, Function<InternalRow, T> mapping) {
        this.rows = rows;
        this.mapping = mapping;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public T next() {
        return mapping.apply(rows.next());
    }
}
