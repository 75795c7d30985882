package dev.tidemark.spark.input;

import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;

/** One row for each of others. */
public final class MappedRows implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final UnaryOperator<InternalRow> mapping;

    public MappedRows(Iterator<InternalRow> rows, UnaryOperator<InternalRow> mapping) {
        this.rows = rows;
        this.mapping = mapping;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public InternalRow next() {
        return mapping.apply(rows.next());
    }
}
