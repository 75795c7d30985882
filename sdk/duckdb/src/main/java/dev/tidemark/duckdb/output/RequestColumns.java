package dev.tidemark.duckdb.output;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Copies request values out of a batch. */
final class RequestColumns {
    private RequestColumns() {}

    /**
     * The rows {@code [from, from + count)} of the request values.
     *
     * @param firstVector the index of the first request value's vector; the others follow
     */
    static ValueColumn[] copy(VectorSchemaRoot root, int firstVector, List<InputColumn> request, int from, int count) {
        ValueColumn[] columns = new ValueColumn[request.size()];
        for (int i = 0; i < columns.length; i++) {
            FieldVector vector = root.getVector(firstVector + i);
            columns[i] = new ValueColumn(request.get(i).type(), count);
            for (int row = from; row < from + count; row++) {
                if (vector.isNull(row)) {
                    columns[i].appendNull();
                } else {
                    append(columns[i], vector, row);
                }
            }
        }
        return columns;
    }

    private static void append(ValueColumn column, FieldVector vector, int row) {
        switch (column.type) {
            case BOOL -> column.appendLong(((BitVector) vector).get(row));
            case DOUBLE -> column.appendDouble(((Float8Vector) vector).get(row));
            case STRING -> {
                byte[] utf8 = ((VarCharVector) vector).get(row);
                column.appendText(utf8, 0, utf8.length);
            }
            default -> column.appendLong(((BigIntVector) vector).get(row));
        }
    }
}
