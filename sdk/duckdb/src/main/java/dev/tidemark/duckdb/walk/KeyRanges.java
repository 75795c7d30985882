package dev.tidemark.duckdb.walk;

/**
 * Ranges of consecutive key numbers, so many that the events of one fit the processor's cache.
 *
 * @param shift a range has 2 to that power of numbers, from 0 on
 * @param count of ranges
 */
record KeyRanges(int shift, int count) {
    /** Events that come in one batch are parted among all ranges at once. */
    private static final int MOST = 1_024;

    /** Ranges of about so many events each, if keys have equally many, and of not many more keys. */
    static KeyRanges of(long keys, long events, int eventsARange) {
        long wanted = Math.max(1, Math.min(MOST, Math.max(events, keys) / eventsARange));
        int shift = 0;
        while (count(keys, shift) > wanted) {
            shift++;
        }
        return new KeyRanges(shift, (int) count(keys, shift));
    }

    private static long count(long keys, int shift) {
        return Math.max(1, (keys + (1L << shift) - 1) >>> shift);
    }

    int of(int id) {
        return id >>> shift;
    }

    /** The last number of a range; the greatest of all may have no key. */
    int lastId(int range) {
        return (int) Math.min(Integer.MAX_VALUE, ((range + 1L) << shift) - 1);
    }
}
