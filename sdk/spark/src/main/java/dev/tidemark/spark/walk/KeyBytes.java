package dev.tidemark.spark.walk;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.spark.input.StoredColumn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The key of a row as bytes that are equal if and only if the keys are: each column's value in turn, texts behind their length.
 * Not thread-safe.
 */
final class KeyBytes {
    private static final long SEED = 42;

    private final StoredColumn[] columns;
    private byte[] bytes = new byte[64];
    private int size;

    KeyBytes(List<StoredColumn> columns) {
        this.columns = columns.toArray(new StoredColumn[0]);
    }

    /** Takes the key of a row; false if one of its columns is null. */
    boolean take(InternalRow row) {
        size = 0;
        for (StoredColumn column : columns) {
            if (column.isNull(row)) {
                return false;
            }
            if (column.type() == ValueType.STRING) {
                text(column.text(row));
            } else {
                reserve(Long.BYTES);
                Platform.putLong(bytes, Platform.BYTE_ARRAY_OFFSET + size, column.longValue(row));
                size += Long.BYTES;
            }
        }
        return true;
    }

    private void text(UTF8String text) {
        int length = text.numBytes();
        reserve(Integer.BYTES + length);
        Platform.putInt(bytes, Platform.BYTE_ARRAY_OFFSET + size, length);
        size += Integer.BYTES;
        text.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + size);
        size += length;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
    }

    /** What holds the key that was taken last, from the start. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    long hash() {
        return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, size, SEED);
    }

    /** A number's hash, as good as a key's. */
    static long hash(long number) {
        return XXH64.hashLong(number, SEED);
    }

    /** The values of a key, one for each column. */
    static List<Object> values(byte[] key, List<InputColumn> columns) {
        ByteBuffer in = ByteBuffer.wrap(key).order(ByteOrder.nativeOrder());
        List<Object> values = new ArrayList<>(columns.size());
        for (InputColumn column : columns) {
            if (column.type() == ValueType.STRING) {
                byte[] text = new byte[in.getInt()];
                in.get(text);
                values.add(new String(text, StandardCharsets.UTF_8));
            } else {
                long value = in.getLong();
                values.add(column.type() == ValueType.BOOL ? (Object) (value != 0) : (Object) value);
            }
        }
        return values;
    }
}
