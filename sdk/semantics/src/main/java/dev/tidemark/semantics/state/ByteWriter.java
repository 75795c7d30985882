package dev.tidemark.semantics.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes the primitives of stored binary forms. Not thread-safe. */
public final class ByteWriter {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[256];
    private int size;

    /** Forgets what was written and keeps its room. */
    public void clear() {
        size = 0;
    }

    public void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Seven bits a byte, least first. */
    public void writeUnsigned(long value) {
        reserve(10);
        byte[] to = bytes;
        int at = size;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        size = at;
    }

    /** Zigzag, so that small negative numbers are short too. */
    public void writeSigned(long value) {
        writeUnsigned((value << 1) ^ (value >> 63));
    }

    public void writeFixed(long value) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    public void writeFixedInt(int value) {
        reserve(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** How many leading bytes are not zero, and those: numbers of few digits are short. */
    public void writeDouble(double value) {
        long bits = Double.doubleToLongBits(value);
        int length = 8 - Long.numberOfTrailingZeros(bits) / 8;
        reserve(9);
        bytes[size] = (byte) length;
        EIGHT_BYTES.set(bytes, size + 1, bits); // those beyond the length are written over by what comes next
        size += 1 + length;
    }

    /** With their length before them. */
    public void writeBytes(byte[] value) {
        writeUnsigned(value.length);
        writeRaw(value, 0, value.length);
    }

    /** The bytes {@code [from, to)} as they are. */
    public void writeRaw(byte[] value, int from, int to) {
        reserve(to - from);
        System.arraycopy(value, from, bytes, size, to - from);
        size += to - from;
    }

    /** What was written so far lies at its front. The caller must not change it. */
    public byte[] written() {
        return bytes;
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
