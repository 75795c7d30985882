package dev.tidemark.semantics.aggregate;

/**
 * The one 64-bit hash of a value that {@code count_distinct} keeps. Stored state holds these hashes, so they never change.
 *
 * <p>Values of fixed width go through the finaliser of SplitMix64, a bijection: distinct values have distinct hashes. Text
 * goes through XXH64 with seed 0. Hashes are compared as unsigned numbers.
 */
public final class ValueHash {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private ValueHash() {}

    /** Hash of an INT64, a TIMESTAMP, a BOOL as 0 or 1, or the canonical bits of a DOUBLE. */
    public static long of(long bits) {
        long z = bits + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** XXH64 of the UTF-8 bytes {@code [from, from + length)}. */
    @SuppressWarnings("ConstantOverflow") // the hash is defined modulo 2^64
    public static long of(byte[] utf8, int from, int length) {
        int at = from;
        int end = from + length;
        long hash;
        if (length >= 32) {
            long a = P1 + P2;
            long b = P2;
            long c = 0;
            long d = -P1;
            for (; at <= end - 32; at += 32) {
                a = round(a, eight(utf8, at));
                b = round(b, eight(utf8, at + 8));
                c = round(c, eight(utf8, at + 16));
                d = round(d, eight(utf8, at + 24));
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = P5;
        }
        return finish(tail(hash + length, utf8, at, end));
    }

    private static long tail(long start, byte[] utf8, int from, int end) {
        long hash = start;
        int at = from;
        for (; at <= end - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, eight(utf8, at)), 27) * P1 + P4;
        }
        if (at <= end - 4) {
            hash = Long.rotateLeft(hash ^ four(utf8, at) * P1, 23) * P2 + P3;
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (utf8[at] & 0xFF) * P5, 11) * P1;
        }
        return hash;
    }

    private static long finish(long hash) {
        long z = (hash ^ (hash >>> 33)) * P2;
        z = (z ^ (z >>> 29)) * P3;
        return z ^ (z >>> 32);
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * P1 + P4;
    }

    private static long eight(byte[] b, int at) {
        return four(b, at) | (four(b, at + 4) << 32);
    }

    private static long four(byte[] b, int at) {
        return (b[at] & 0xFFL) | ((b[at + 1] & 0xFFL) << 8) | ((b[at + 2] & 0xFFL) << 16) | ((b[at + 3] & 0xFFL) << 24);
    }
}
