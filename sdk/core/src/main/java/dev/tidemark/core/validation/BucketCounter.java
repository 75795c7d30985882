package dev.tidemark.core.validation;

import dev.tidemark.semantics.aggregate.PercentileBuckets;

/**
 * Counts doubles in the buckets of {@link PercentileBuckets}. Hot: an array for each octave that has values, at most 4 MB
 * however the values lie. Not thread-safe.
 */
final class BucketCounter {
    /** More than any bucket's number, either way. */
    private static final int OFFSET = 1 << 18;

    private static final int OCTAVE_BITS = 7;
    private static final int OCTAVE = 1 << OCTAVE_BITS;

    private final long[][] octaves = new long[2 * OFFSET >> OCTAVE_BITS][];

    void add(double value) {
        int index = PercentileBuckets.bucket(value) + OFFSET;
        long[] octave = octaves[index >> OCTAVE_BITS];
        if (octave == null) {
            octave = new long[OCTAVE];
            octaves[index >> OCTAVE_BITS] = octave;
        }
        octave[index & OCTAVE - 1]++;
    }

    /** What was counted, in buckets as fine as their number allows. */
    Buckets buckets() {
        int size = 0;
        for (long[] octave : octaves) {
            for (int i = 0; octave != null && i < OCTAVE; i++) {
                size += octave[i] > 0 ? 1 : 0;
            }
        }
        int[] numbers = new int[size];
        long[] counts = new long[size];
        int at = 0;
        for (int high = 0; high < octaves.length; high++) {
            for (int low = 0; octaves[high] != null && low < OCTAVE; low++) {
                if (octaves[high][low] > 0) {
                    numbers[at] = (high << OCTAVE_BITS) + low - OFFSET;
                    counts[at++] = octaves[high][low];
                }
            }
        }
        return new Buckets(0, numbers, counts).limited();
    }
}
