package dev.tidemark.spark.shuffle;

import java.io.Serializable;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.array.ByteArrayMethods;
import org.apache.spark.util.collection.unsafe.sort.RecordComparator;

/**
 * The order of entries by key and instant, as numbers that can be compared without a look at the entries: some bits of the key's
 * hash, then the instant, as exactly as fits. Few keys share these bits of their hash; {@link WholeKeys} takes those apart.
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

    /** Entries of lesser numbers come before all of greater ones, as unsigned numbers. */
    long number(Entry entry) {
        long since = entry.micros() - first;
        return entry.hash() & ~MOST | (since <= 0 ? 0 : Math.min(since >> shift, MOST));
    }

    /** What two entries with keys that are not told apart by number have in common. */
    static long bucket(Entry entry) {
        return entry.hash() & ~MOST;
    }

    /** By instant, then kind. */
    static final class ByInstant extends RecordComparator {
        @Override
        public int compare(Object one, long oneAt, int oneSize, Object other, long otherAt, int otherSize) {
            int order = Long.compare(Entry.micros(one, oneAt), Entry.micros(other, otherAt));
            return order != 0 ? order : Integer.compare(Entry.kind(one, oneAt), Entry.kind(other, otherAt));
        }
    }

    /** By key, those without one first, then by instant and kind. */
    static final class ByKey extends RecordComparator {
        private final ByInstant byInstant = new ByInstant();

        @Override
        public int compare(Object one, long oneAt, int oneSize, Object other, long otherAt, int otherSize) {
            int size = Entry.keySize(one, oneAt);
            int order = Integer.compare(size, Entry.keySize(other, otherAt));
            long oneKey = Entry.keyOffset(oneAt);
            long otherKey = Entry.keyOffset(otherAt);
            if (order == 0 && size > 0 && !ByteArrayMethods.arrayEquals(one, oneKey, other, otherKey, size)) {
                for (int i = 0; order == 0; i++) {
                    order = Byte.compare(Platform.getByte(one, oneKey + i), Platform.getByte(other, otherKey + i));
                }
            }
            return order != 0 ? order : byInstant.compare(one, oneAt, oneSize, other, otherAt, otherSize);
        }
    }

    /** Numbers as unsigned ones. */
    static final class Unsigned extends org.apache.spark.util.collection.unsafe.sort.PrefixComparator {
        @Override
        public int compare(long one, long other) {
            return Long.compareUnsigned(one, other);
        }
    }
}
