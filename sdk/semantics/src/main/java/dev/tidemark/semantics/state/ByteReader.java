package dev.tidemark.semantics.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote; bytes that end too early or make no sense are refused. Not thread-safe. */
public final class ByteReader {
    /** The bytes make no sense; the message says why. */
    public static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public MalformedException(String message) {
            super(message);
        }
    }

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Reads {@code [from, end)}. */
    public ByteReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    public int readByte() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public long readUnsigned() {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++]; // most are this short
        }
        return readLong();
    }

    private long readLong() {
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

    public long readSigned() {
        long value = readUnsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A count of things that each take at least one byte, so that no bad count makes room for more than there is. */
    public int readCount() {
        long count = readUnsigned();
        if (count < 0 || count > end - at) {
            throw new MalformedException("a count of " + count + " is more than the bytes that follow");
        }
        return (int) count;
    }

    public long readFixed() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (bytes[at++] & 0xFF);
        }
        return value;
    }

    public int readFixedInt() {
        need(4);
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | (bytes[at++] & 0xFF);
        }
        return value;
    }

    public double readDouble() {
        int length = readByte();
        if (length > Double.BYTES) {
            throw new MalformedException("a double has " + length + " bytes");
        }
        need(length);
        if (at + Double.BYTES <= bytes.length) {
            at += length;
            return doubleAt(bytes, at - length, length);
        }
        long bits = 0;
        for (int i = 0; i < length; i++) {
            bits |= (bytes[at++] & 0xFFL) << (56 - 8 * i);
        }
        return Double.longBitsToDouble(bits);
    }

    /** The double whose leading bytes lie there; eight bytes are read, the others are 0. */
    static double doubleAt(byte[] bytes, int at, int length) {
        int zeros = 4 * (Double.BYTES - length); // shifted by twice, for a shift by 64 is one by 0
        return Double.longBitsToDouble((long) EIGHT_BYTES.get(bytes, at) & -1L << zeros << zeros);
    }

    public byte[] readBytes() {
        int length = readCount();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /** Where the next byte is read. */
    public int position() {
        return at;
    }

    /** Whether so many bytes follow, so that they may be read from {@link #bytes} without further ado. */
    boolean has(int more) {
        return more <= end - at;
    }

    /** What is read; to be read only. */
    byte[] bytes() {
        return bytes;
    }

    /** Goes on from another place among the bytes that follow. */
    void moveTo(int position) {
        at = position;
    }

    public void expectEnd() {
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
