package dev.tidemark.spark.walk;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.array.ByteArrayMethods;

/** Tells where one key ends and the next begins in sorted rows. Not thread-safe. */
final class KeyBorders {
    private byte[] key = new byte[64];
    private int size = -1;
    private long hash;

    /** Whether a row begins another key than the row taken last; each row whose key is null does. */
    boolean differs(UnsafeRow row) {
        if (row.isNullAt(Shuffled.KEY)) {
            return true;
        }
        long place = row.getLong(Shuffled.KEY); // how Spark keeps a value of no fixed width: its offset, and its size
        int length = (int) place;
        return size != length
                || hash != row.getLong(Shuffled.HASH)
                || !ByteArrayMethods.arrayEquals(
                        row.getBaseObject(),
                        row.getBaseOffset() + (place >>> 32),
                        key,
                        Platform.BYTE_ARRAY_OFFSET,
                        length);
    }

    /** The same, and takes the row. */
    boolean isNew(UnsafeRow row) {
        if (!differs(row)) {
            return false;
        }
        take(row);
        return true;
    }

    private void take(UnsafeRow row) {
        if (row.isNullAt(Shuffled.KEY)) {
            size = -1;
            return;
        }
        long place = row.getLong(Shuffled.KEY);
        int length = (int) place;
        if (length > key.length) {
            key = new byte[Math.max(length, key.length * 2)];
        }
        Platform.copyMemory(
                row.getBaseObject(), row.getBaseOffset() + (place >>> 32), key, Platform.BYTE_ARRAY_OFFSET, length);
        size = length;
        hash = row.getLong(Shuffled.HASH);
    }

    /** The current key's bytes, a copy. */
    byte[] key() {
        return Arrays.copyOf(key, size);
    }
}
