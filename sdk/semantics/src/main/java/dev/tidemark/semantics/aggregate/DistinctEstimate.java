package dev.tidemark.semantics.aggregate;

/** How {@code count_distinct} reads its sketch: the {@link #K} least distinct hashes, compared as unsigned numbers. */
public final class DistinctEstimate {
    /** How many distinct values are counted exactly, and how many hashes are kept. */
    public static final int K = 1024;

    private static final double TWO_TO_64 = 0x1p64;

    private DistinctEstimate() {}

    /** The estimate when more than {@link #K} distinct hashes were seen and this is the K-th least of them. */
    public static long of(long kthLeastHash) {
        return Math.round((K - 1) / (toDouble(kthLeastHash) / TWO_TO_64));
    }

    /** The unsigned number, rounded once; halves keep a sticky bit so that they round as the whole does. */
    private static double toDouble(long unsigned) {
        if (unsigned >= 0) {
            return (double) unsigned;
        }
        return (double) ((unsigned >>> 1) | (unsigned & 1)) * 2.0;
    }
}
