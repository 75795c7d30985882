package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.type.ValueType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One row's values of one view as bytes: the row's position in its block, the length of what follows, then each value behind a
 * byte that says if it is.
 */
final class SpillRecord {
    static final int HEAD_BYTES = 2 * Integer.BYTES;
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private ByteBuffer bytes = ByteBuffer.allocate(512);

    void begin(int position) {
        bytes.clear();
        bytes.putInt(position).putInt(0);
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
        reserve(4);
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
        reserve(4L + utf8.length);
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

    private void reserve(long more) {
        if (bytes.remaining() < more) {
            long needed = bytes.position() + more;
            if (needed > MAX_BYTES) {
                throw new TidemarkException(
                        ErrorCode.OUT_OF_MEMORY,
                        "Cannot keep the features of a row: their texts take more than 2 GB; ask for fewer of them.");
            }
            ByteBuffer larger = ByteBuffer.allocate((int) Math.min(MAX_BYTES, needed * 2));
            bytes.flip();
            larger.put(bytes);
            bytes = larger;
        }
    }

    /** What was put, to be read; {@link #begin} starts the next one. */
    ByteBuffer written() {
        bytes.putInt(Integer.BYTES, bytes.position() - HEAD_BYTES);
        return bytes.flip();
    }

    /** Reads records into columns. */
    static final class Reader {
        private final List<ValueType> types;
        private final int[] outputs;
        private final SliceColumns slice;

        /** @param outputs what each record holds */
        Reader(List<ValueType> types, int[] outputs, SliceColumns slice) {
            this.types = types;
            this.outputs = outputs;
            this.slice = slice;
        }

        boolean wants(int position) {
            return slice.from() <= position && position < slice.to();
        }

        /** Reads the next record; passes over one it does not want. */
        void read(ByteBuffer in) {
            int position = in.getInt();
            int length = in.getInt();
            if (!wants(position)) {
                in.position(in.position() + length);
                return;
            }
            for (int output : outputs) {
                readValue(in, output, position - slice.from());
            }
        }

        private void readValue(ByteBuffer in, int output, int row) {
            ValueType type = types.get(output);
            boolean isNull = in.get() == 0;
            if (type == ValueType.STRING) {
                slice.texts(output)[row] = isNull ? null : text(in);
                return;
            }
            ValueColumn column = slice.column(output);
            column.nulls[row] = isNull;
            if (isNull) {
                return;
            }
            if (type.isList()) {
                column.lists[row] = list(in, type.element());
            } else if (type == ValueType.DOUBLE) {
                column.doubles[row] = in.getDouble();
            } else {
                column.longs[row] = in.getLong();
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
