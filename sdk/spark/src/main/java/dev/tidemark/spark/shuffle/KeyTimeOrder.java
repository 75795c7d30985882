package dev.tidemark.spark.shuffle;

import java.io.Serializable;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.array.ByteArrayMethods;
import org.apache.spark.util.collection.unsafe.sort.RecordComparator;

/**
 * The order of entries by key and instant, as unsigned numbers that are sorted without a look at the entries: some bits of the key's
 * hash, then the instant, as exactly as fits. {@link TiesInOrder} sorts what has one number; few keys share these bits of their hash,
 * and {@link WholeKeys} takes those apart.
 *
 * @param first instants before it count as it, in numbers
 * @param shift how many of an instant's low bits are left out of numbers
 */
record KeyTimeOrder(long first, int shift) implements Serializable {
    private static final int TIME_BITS = 36;
    private static final long MOST = (1L << TIME_BITS) - 1;

    /** Ten years: what lies further back need not be told apart by numbers. */
    private static final long LONGEST_MICROS = 3_652 * 86_400_000_000L;

    /** For instants that mostly lie between two. */
    static KeyTimeOrder between(long firstMicros, long lastMicros) {
        long from = Math.max(firstMicros, lastMicros - LONGEST_MICROS);
        long span = Math.max(1, lastMicros - from);
        return new KeyTimeOrder(from, Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(span) - TIME_BITS));
    }

    /** Entries of lesser numbers, as unsigned ones, come first. */
    long number(Entry entry) {
        long since = entry.micros() - first;
        return entry.hash() & ~MOST | (since <= 0 ? 0 : Math.min(since >> shift, MOST));
    }

    /** What two entries with keys that are not told apart by number have in common. */
    static long bucket(Entry entry) {
        return entry.hash() & ~MOST;
    }

    /** The whole order: by key, those without one first, then by instant and kind. */
    static final class Exact extends RecordComparator {
        @Override
        public int compare(Object one, long oneAt, int oneSize, Object other, long otherAt, int otherSize) {
            int order = byKey(one, oneAt, other, otherAt);
            if (order == 0) {
                order = Long.compare(Entry.micros(one, oneAt), Entry.micros(other, otherAt));
            }
            return order != 0 ? order : Integer.compare(Entry.kind(one, oneAt), Entry.kind(other, otherAt));
        }

        private static int byKey(Object one, long oneAt, Object other, long otherAt) {
            int size = Entry.keySize(one, oneAt);
            int order = Integer.compare(size, Entry.keySize(other, otherAt));
            long oneKey = Entry.keyOffset(oneAt);
            long otherKey = Entry.keyOffset(otherAt);
            if (order != 0 || size <= 0 || ByteArrayMethods.arrayEquals(one, oneKey, other, otherKey, size)) {
                return order;
            }
            for (int i = 0; order == 0; i++) {
                order = Byte.compare(Platform.getByte(one, oneKey + i), Platform.getByte(other, otherKey + i));
            }
            return order;
        }
    }
}
