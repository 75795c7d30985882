package dev.tidemark.spark.shuffle;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.array.ByteArrayMethods;

/** Tells where one key ends and the next begins. Not thread-safe. */
public final class KeyBorders {
    private static final int NONE = -1;

    private byte[] key = new byte[64];
    private int size = NONE;

    /** Whether an entry has another key than the one taken last; each entry without a key has. */
    public boolean differs(Entry entry) {
        int length = Entry.keySize(entry.base(), entry.offset());
        return length < 0
                || size != length
                || !ByteArrayMethods.arrayEquals(
                        entry.base(), Entry.keyOffset(entry.offset()), key, Platform.BYTE_ARRAY_OFFSET, length);
    }

    /** The same, and takes the key. */
    public boolean isNew(Entry entry) {
        if (!differs(entry)) {
            return false;
        }
        take(entry);
        return true;
    }

    /** Takes the key of an entry. */
    public void take(Entry entry) {
        int length = Entry.keySize(entry.base(), entry.offset());
        size = Math.max(NONE, length);
        key = Bytes.withRoom(key, 0, length);
        if (length > 0) {
            Platform.copyMemory(entry.base(), Entry.keyOffset(entry.offset()), key, Platform.BYTE_ARRAY_OFFSET, length);
        }
    }

    /** The current key's bytes, a copy. */
    public byte[] key() {
        return Arrays.copyOf(key, size);
    }
}
