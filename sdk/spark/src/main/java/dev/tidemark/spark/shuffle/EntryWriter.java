package dev.tidemark.spark.shuffle;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** Makes entries, each in place of the one before. Not thread-safe. */
public final class EntryWriter {
    private final Entry entry = new Entry();
    private byte[] bytes = new byte[256];

    /**
     * An entry, valid until the next one is made.
     *
     * @param key its bytes, from the start; null for an entry without a key, which is alone wherever it comes
     */
    public Entry write(int kind, long hash, long micros, byte[] key, int keySize, UnsafeRow payload) {
        int size = Math.toIntExact(Entry.sizeOf(key == null ? 0 : keySize, payload.getSizeInBytes()));
        bytes = Bytes.withRoom(bytes, 0, size);
        Entry.write(bytes, size, kind, hash, micros, key, keySize, payload);
        entry.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET, size);
        return entry;
    }
}
