package dev.tidemark.semantics.state;

import java.util.Arrays;

/** Writes the primitives of the state's binary form. Not thread-safe. */
final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int size;

    void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Seven bits a byte, least first. */
    void writeUnsigned(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Zigzag, so that small negative numbers are short too. */
    void writeSigned(long value) {
        writeUnsigned((value << 1) ^ (value >> 63));
    }

    void writeFixed(long value) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void writeFixedInt(int value) {
        reserve(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** How many leading bytes are not zero, and those: numbers of few digits are short. */
    void writeDouble(double value) {
        long bits = Double.doubleToLongBits(value);
        int length = 8 - Long.numberOfTrailingZeros(bits) / 8;
        writeByte(Math.max(length, 0));
        reserve(8);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) (bits >>> (56 - 8 * i));
        }
    }

    void writeBytes(byte[] value) {
        writeUnsigned(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    byte[] written() {
        return bytes;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
