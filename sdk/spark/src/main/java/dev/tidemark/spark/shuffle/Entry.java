package dev.tidemark.spark.shuffle;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.array.ByteArrayMethods;

/**
 * A row on its way, read where its bytes lie: its size, a kind, a hash, an instant, a key, and what else belongs to it. Points to
 * another one with each step of the iterator that gave it. Not thread-safe.
 */
public final class Entry {
    private static final int KIND = 4;
    private static final int HASH = 8;
    private static final int MICROS = 16;
    private static final int KEY_SIZE = 24;
    private static final int KEY = 32;
    private static final int NO_KEY = -1;

    private Object base;
    private long offset;
    private int size;

    /** Reads from here on, while the bytes stay there. */
    void pointTo(Object newBase, long newOffset, int newSize) {
        base = newBase;
        offset = newOffset;
        size = newSize;
    }

    Object base() {
        return base;
    }

    long offset() {
        return offset;
    }

    /** All bytes of it. */
    int size() {
        return size;
    }

    /** How many bytes an entry has. */
    static long sizeOf(int keySize, int payloadSize) {
        return (long) KEY + ByteArrayMethods.roundNumberOfBytesToNearestWord(keySize) + payloadSize;
    }

    /** How many bytes the entry has that begins here. */
    static int sizeAt(byte[] bytes, int from) {
        return Platform.getInt(bytes, Platform.BYTE_ARRAY_OFFSET + from);
    }

    /** Writes an entry into an array that is large enough. */
    static void write(
            byte[] to, int size, int kind, long hash, long micros, byte[] key, int keySize, UnsafeRow payload) {
        long at = Platform.BYTE_ARRAY_OFFSET;
        Platform.putInt(to, at, size);
        Platform.putInt(to, at + KIND, kind);
        Platform.putLong(to, at + HASH, hash);
        Platform.putLong(to, at + MICROS, micros);
        Platform.putLong(to, at + KEY_SIZE, key == null ? NO_KEY & 0xFFFF_FFFFL : keySize);
        if (key != null) {
            Platform.copyMemory(key, Platform.BYTE_ARRAY_OFFSET, to, at + KEY, keySize);
        }
        payload.writeToMemory(to, at + size - payload.getSizeInBytes());
    }

    /** What sort of row it is; of one key and instant, the least comes first. */
    public int kind() {
        return Platform.getInt(base, offset + KIND);
    }

    /** A hash of the key; of an entry without one, any number. */
    public long hash() {
        return Platform.getLong(base, offset + HASH);
    }

    /** The instant by which the entries of a key are sorted. */
    public long micros() {
        return micros(base, offset);
    }

    static long micros(Object base, long offset) {
        return Platform.getLong(base, offset + MICROS);
    }

    static int kind(Object base, long offset) {
        return Platform.getInt(base, offset + KIND);
    }

    public boolean hasKey() {
        return keySize(base, offset) != NO_KEY;
    }

    /** How many bytes the key has; negative if there is none. */
    static int keySize(Object base, long offset) {
        return Platform.getInt(base, offset + KEY_SIZE);
    }

    static long keyOffset(long offset) {
        return offset + KEY;
    }

    /** Points to what belongs to the entry. */
    public void payload(UnsafeRow row) {
        int keySize = Math.max(0, keySize(base, offset));
        int from = KEY + ByteArrayMethods.roundNumberOfBytesToNearestWord(keySize);
        row.pointTo(base, offset + from, size - from);
    }
}
