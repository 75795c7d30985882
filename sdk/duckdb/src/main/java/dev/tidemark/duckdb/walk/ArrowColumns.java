package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;

/** Copies Arrow vectors into arrays, whole buffers at a time. */
final class ArrowColumns {
    private ArrowColumns() {}

    static int[] ints(FieldVector vector, int rows) {
        int[] values = new int[rows];
        buffer(vector.getDataBuffer(), (long) rows * Integer.BYTES)
                .asIntBuffer()
                .get(values);
        return values;
    }

    static long[] longs(FieldVector vector, int rows) {
        long[] values = new long[rows];
        buffer(vector.getDataBuffer(), (long) rows * Long.BYTES).asLongBuffer().get(values);
        return values;
    }

    static boolean[] nulls(FieldVector vector, int rows) {
        if (vector.getNullCount() == 0) {
            return ValueColumn.noNulls(rows);
        }
        boolean[] nulls = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            nulls[row] = vector.isNull(row);
        }
        return nulls;
    }

    /** A column of a relation: BIGINT, DOUBLE, BOOLEAN or VARCHAR as its type says. */
    static ValueColumn column(FieldVector vector, ValueType type, int rows) {
        ValueColumn column = new ValueColumn(type, 1);
        column.nulls = nulls(vector, rows);
        switch (type) {
            case DOUBLE -> column.doubles = doubles(vector, rows);
            case STRING -> readText(vector, rows, column);
            case BOOL -> column.longs = bits((BitVector) vector, rows);
            default -> column.longs = longs(vector, rows);
        }
        column.setSize(rows);
        return column;
    }

    private static double[] doubles(FieldVector vector, int rows) {
        double[] values = new double[rows];
        buffer(vector.getDataBuffer(), (long) rows * Double.BYTES)
                .asDoubleBuffer()
                .get(values);
        for (int row = 0; row < rows; row++) {
            values[row] = ValueColumn.canonical(values[row]);
        }
        return values;
    }

    private static long[] bits(BitVector vector, int rows) {
        long[] values = new long[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = vector.isNull(row) ? 0 : vector.get(row);
        }
        return values;
    }

    private static void readText(FieldVector vector, int rows, ValueColumn column) {
        int[] offsets = new int[rows + 1];
        if (rows > 0) {
            buffer(vector.getOffsetBuffer(), (rows + 1L) * Integer.BYTES)
                    .asIntBuffer()
                    .get(offsets);
        }
        int start = offsets[0];
        byte[] bytes = new byte[offsets[rows] - start];
        vector.getDataBuffer().getBytes(start, bytes);
        for (int row = 0; row <= rows; row++) {
            offsets[row] -= start;
        }
        column.offsets = offsets;
        column.bytes = bytes;
    }

    private static ByteBuffer buffer(ArrowBuf buffer, long bytes) {
        return buffer.nioBuffer(0, (int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
