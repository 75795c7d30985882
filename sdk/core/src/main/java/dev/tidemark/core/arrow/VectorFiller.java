package dev.tidemark.core.arrow;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;

/**
 * Copies values of features into a vector of {@link ArrowTypes#field}. Hot: fixed-width values are copied in one go. A null has
 * zeros in the place of its value, so that equal columns are equal bytes. Not thread-safe.
 */
public final class VectorFiller {
    private final ValueType type;
    private final FieldVector vector;

    /**
     * Gives an empty vector room.
     *
     * @param rows that will be filled, no more
     */
    public VectorFiller(ValueType type, FieldVector vector, int rows) {
        this.type = type;
        this.vector = vector;
        vector.setInitialCapacity(Math.max(rows, 1));
        vector.allocateNew();
    }

    /** Copies the values {@code [from, from + count)} of a column to the rows from {@code at} on. */
    public void fill(ValueColumn column, int from, int count, int at) {
        if (type.isList()) {
            fillLists(column, from, count, at);
            return;
        }
        switch (type) {
            case DOUBLE -> fixed(at, count).asDoubleBuffer().put(column.doubles, from, count);
            case INT64, TIMESTAMP -> fixed(at, count).asLongBuffer().put(column.longs, from, count);
            case BOOL -> fillBools(column, from, count, at);
            default -> fillTexts(column, from, count, at);
        }
        if (type == ValueType.DOUBLE || type == ValueType.INT64 || type == ValueType.TIMESTAMP) {
            fillValidity(column.nulls, from, count, at);
        }
    }

    private ByteBuffer fixed(int at, int count) {
        return vector.getDataBuffer().nioBuffer(at * 8L, count * 8).order(ByteOrder.nativeOrder());
    }

    /** A byte of bits at a time. */
    private void fillValidity(boolean[] nulls, int from, int count, int at) {
        ArrowBuf validity = vector.getValidityBuffer();
        ArrowBuf data = vector.getDataBuffer();
        int row = at;
        while (row < at + count) {
            long place = row >> 3;
            int next = Math.min((row | 7) + 1, at + count);
            int bits = validity.getByte(place);
            for (; row < next; row++) {
                if (nulls[from + row - at]) {
                    data.setLong(row * 8L, 0);
                } else {
                    bits |= 1 << (row & 7);
                }
            }
            validity.setByte(place, bits);
        }
    }

    private void fillBools(ValueColumn column, int from, int count, int at) {
        BitVector bits = (BitVector) vector;
        for (int i = 0; i < count; i++) {
            if (!column.nulls[from + i]) {
                bits.set(at + i, column.longs[from + i] != 0 ? 1 : 0);
            }
        }
    }

    private void fillTexts(ValueColumn column, int from, int count, int at) {
        VarCharVector texts = (VarCharVector) vector;
        for (int i = 0; i < count; i++) {
            int row = from + i;
            if (!column.nulls[row]) {
                int start = column.offsets[row];
                texts.setSafe(at + i, column.bytes, start, column.offsets[row + 1] - start);
            }
        }
    }

    private void fillLists(ValueColumn column, int from, int count, int at) {
        ListVector lists = (ListVector) vector;
        FieldVector elements = lists.getDataVector();
        for (int i = 0; i < count; i++) {
            if (!column.nulls[from + i]) {
                List<?> values = column.lists[from + i];
                int start = lists.startNewValue(at + i);
                for (int j = 0; j < values.size(); j++) {
                    setElement(elements, start + j, values.get(j));
                }
                lists.endValue(at + i, values.size());
            }
        }
    }

    private void setElement(FieldVector elements, int index, Object value) {
        switch (type.element()) {
            case BOOL -> ((BitVector) elements).setSafe(index, (Boolean) value ? 1 : 0);
            case INT64 -> ((BigIntVector) elements).setSafe(index, (Long) value);
            case DOUBLE -> ((Float8Vector) elements).setSafe(index, (Double) value);
            case TIMESTAMP -> ((TimeStampMicroTZVector) elements).setSafe(index, (Long) value);
            default -> ((VarCharVector) elements).setSafe(index, ((String) value).getBytes(StandardCharsets.UTF_8));
        }
    }
}
