package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.DistinctEstimate;
import java.util.Arrays;

/**
 * The least of a changing set of hashes in ascending unsigned order, so that the K-th need not be looked for each time.
 * While it is {@link #isKnown known} it holds the {@link DistinctEstimate#K} least of the set, or all of a smaller one.
 * Not thread-safe.
 */
final class LeastHashes {
    private static final int KEPT = 2 * DistinctEstimate.K;
    private static final int MOST = 3 * DistinctEstimate.K;

    /** With the sign bit flipped, so that signed order is that of the hashes. */
    private long[] flipped = new long[0];

    private int size;

    /** The greatest that belongs here, flipped; all of the set do if it is the greatest of all. */
    private long bound;

    private boolean known;

    boolean isKnown() {
        return known;
    }

    void forget() {
        known = false;
    }

    /** Takes the least of a whole set. */
    void know(long[] hashes) {
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(hashes);
        size = Math.min(hashes.length, KEPT);
        bound = size == hashes.length ? Long.MAX_VALUE : hashes[size - 1];
        flipped = Arrays.copyOf(hashes, MOST);
        known = true;
    }

    /** The set has one more. */
    void add(long hash) {
        long value = hash ^ Long.MIN_VALUE;
        if (!known || value > bound) {
            return;
        }
        if (size == MOST) {
            size = KEPT;
            bound = flipped[size - 1];
            add(hash);
            return;
        }
        int at = -1 - Arrays.binarySearch(flipped, 0, size, value);
        System.arraycopy(flipped, at, flipped, at + 1, size - at);
        flipped[at] = value;
        size++;
    }

    /** The set has one less. */
    void remove(long hash) {
        long value = hash ^ Long.MIN_VALUE;
        if (!known || value > bound) {
            return;
        }
        int at = Arrays.binarySearch(flipped, 0, size, value);
        System.arraycopy(flipped, at + 1, flipped, at, size - at - 1);
        size--;
        known = size >= DistinctEstimate.K || bound == Long.MAX_VALUE;
    }

    /**
     * The K-th least of this set and some others together; there are at least that many.
     *
     * @param others not in the set; their order changes
     */
    long kthWith(long[] others, int count) {
        for (int i = 0; i < count; i++) {
            others[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(others, 0, count);
        int mine = 0;
        int other = 0;
        long least = 0;
        while (mine + other < DistinctEstimate.K) {
            boolean fromMine = other == count || (mine < size && flipped[mine] < others[other]);
            least = fromMine ? flipped[mine++] : others[other++];
        }
        return least ^ Long.MIN_VALUE;
    }
}
