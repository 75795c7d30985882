package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.type.ValueType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One row's values of one view as bytes: the row's position in its block, then each value behind a byte that says if it is. */
final class SpillRecord {
    private ByteBuffer bytes = ByteBuffer.allocate(512);

    void begin(int position) {
        bytes.clear();
        bytes.putInt(position);
    }

    void put(ValueType type, FeatureValues values, int feature) {
        reserve(16);
        if (values.isNull(feature)) {
            bytes.put((byte) 0);
            return;
        }
        bytes.put((byte) 1);
        if (type.isList()) {
            putList(type.element(), (List<?>) values.value(feature));
        } else if (type == ValueType.STRING) {
            putText(values.utf8(feature));
        } else {
            putFixed(type, values.value(feature));
        }
    }

    private void putList(ValueType element, List<?> list) {
        bytes.putInt(list.size());
        for (Object value : list) {
            if (element == ValueType.STRING) {
                putText(((String) value).getBytes(StandardCharsets.UTF_8));
            } else {
                putFixed(element, value);
            }
        }
    }

    private void putText(byte[] utf8) {
        reserve(4 + utf8.length);
        bytes.putInt(utf8.length);
        bytes.put(utf8);
    }

    private void putFixed(ValueType type, Object value) {
        reserve(8);
        switch (type) {
            case DOUBLE -> bytes.putDouble((Double) value);
            case BOOL -> bytes.putLong((Boolean) value ? 1 : 0);
            default -> bytes.putLong((Long) value);
        }
    }

    private void reserve(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate((bytes.position() + more) * 2);
            bytes.flip();
            larger.put(bytes);
            bytes = larger;
        }
    }

    /** What was put, to be read; {@link #begin} starts the next one. */
    ByteBuffer written() {
        return bytes.flip();
    }

    /** Reads the next record into the columns and texts of its block. */
    static void read(ByteBuffer in, List<ValueType> types, int[] outputs, ValueColumn[] columns, byte[][][] texts) {
        int position = in.getInt();
        for (int output : outputs) {
            ValueType type = types.get(output);
            boolean isNull = in.get() == 0;
            if (type == ValueType.STRING) {
                texts[output][position] = isNull ? null : text(in);
                continue;
            }
            ValueColumn column = columns[output];
            column.nulls[position] = isNull;
            if (isNull) {
                continue;
            }
            if (type.isList()) {
                column.lists[position] = list(in, type.element());
            } else if (type == ValueType.DOUBLE) {
                column.doubles[position] = in.getDouble();
            } else {
                column.longs[position] = in.getLong();
            }
        }
    }

    private static byte[] text(ByteBuffer in) {
        byte[] utf8 = new byte[in.getInt()];
        in.get(utf8);
        return utf8;
    }

    private static List<Object> list(ByteBuffer in, ValueType element) {
        int size = in.getInt();
        List<Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(
                    switch (element) {
                        case STRING -> new String(text(in), StandardCharsets.UTF_8);
                        case DOUBLE -> in.getDouble();
                        case BOOL -> in.getLong() != 0;
                        default -> in.getLong();
                    });
        }
        return values;
    }
}
