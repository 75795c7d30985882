package dev.tidemark.semantics.state;

import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote; bytes that end too early or make no sense are refused. Not thread-safe. */
final class ByteReader {
    /** The bytes are not a state. */
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int readByte() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    long readUnsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new MalformedException("a number has more than ten bytes");
    }

    long readSigned() {
        long value = readUnsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A count of things that each take at least one byte, so that no bad count makes room for more than there is. */
    int readCount() {
        long count = readUnsigned();
        if (count < 0 || count > end - at) {
            throw new MalformedException("a count of " + count + " is more than the bytes that follow");
        }
        return (int) count;
    }

    long readFixed() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (bytes[at++] & 0xFF);
        }
        return value;
    }

    int readFixedInt() {
        need(4);
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | (bytes[at++] & 0xFF);
        }
        return value;
    }

    double readDouble() {
        int length = readByte();
        if (length > 8) {
            throw new MalformedException("a double has " + length + " bytes");
        }
        need(length);
        long bits = 0;
        for (int i = 0; i < length; i++) {
            bits |= (bytes[at++] & 0xFFL) << (56 - 8 * i);
        }
        return Double.longBitsToDouble(bits);
    }

    byte[] readBytes() {
        int length = readCount();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    void expectEnd() {
        if (at != end) {
            throw new MalformedException((end - at) + " bytes are left over");
        }
    }

    private void need(int more) {
        if (more > end - at) {
            throw new MalformedException("the bytes end too early");
        }
    }
}
