package dev.tidemark.duckdb.walk;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of key and visibility, worked out on the heap. Events are counted into slices of time, and from there to their
 * keys; what is left to do for most keys is to swap neighbours. Takes time by the number of events.
 */
final class EventOrder {
    private static final int SLICE_BITS = 13;

    /** Beyond, the events of a key were not nearly in order. */
    private static final int MOVES_AN_EVENT = 8;

    private final long[] visible;
    private int[] rows;

    private EventOrder(long[] visible, int[] rows) {
        this.visible = visible;
        this.rows = rows;
    }

    /**
     * The rows of a chunk in their order.
     *
     * @param firstId no key of the chunk has a lower number
     * @param ids how many numbers from there on
     */
    static int[] of(EventChunk events, int firstId, int ids) {
        int[] rows = new int[events.to() - events.from()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = events.from() + i;
        }
        EventOrder order = new EventOrder(events.visibleMicros(), rows);
        order.bySlice();
        int[] ends = order.byId(events.ids(), firstId, ids);
        int from = 0;
        for (int to : ends) {
            if (!order.insert(from, to)) {
                order.sort(from, to);
            }
            from = to;
        }
        return order.rows;
    }

    private void bySlice() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row : rows) {
            first = Math.min(first, visible[row]);
            last = Math.max(last, visible[row]);
        }
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(last - first) - SLICE_BITS);
        int[] next = new int[(1 << SLICE_BITS) + 1];
        for (int row : rows) {
            next[(int) (visible[row] - first >>> shift) + 1]++;
        }
        addUp(next);
        int[] sliced = new int[rows.length];
        for (int row : rows) {
            sliced[next[(int) (visible[row] - first >>> shift)]++] = row;
        }
        rows = sliced;
    }

    /** Where the events of each key end. */
    private int[] byId(int[] idOf, int firstId, int ids) {
        int[] next = new int[ids + 1];
        for (int row : rows) {
            next[idOf[row] - firstId + 1]++;
        }
        addUp(next);
        int[] parted = new int[rows.length];
        for (int row : rows) {
            parted[next[idOf[row] - firstId]++] = row;
        }
        rows = parted;
        return next;
    }

    /** Makes counts, each one place too far, into where each begins. */
    static void addUp(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    /** Sorts events that are in order but for a few; false if they are not, and then leaves them in some order. */
    private boolean insert(int from, int to) {
        long moves = MOVES_AN_EVENT * (long) (to - from);
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            long micros = visible[row];
            int at = i;
            while (at > from && visible[rows[at - 1]] > micros) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
            moves -= i - at;
            if (moves < 0) {
                return false;
            }
        }
        return true;
    }

    /** Sorts numbers that hold the instant above and the place in the range below, where 64 bits hold both. */
    private void sort(int from, int to) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            first = Math.min(first, visible[rows[i]]);
            last = Math.max(last, visible[rows[i]]);
        }
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(to - from - 1);
        long span = last - first;
        if (span < 0 || span >>> (Long.SIZE - 1 - placeBits) != 0) {
            sortApart(from, to);
            return;
        }
        int[] unsorted = Arrays.copyOfRange(rows, from, to);
        long[] packed = new long[unsorted.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (visible[unsorted[i]] - first) << placeBits | i;
        }
        Arrays.sort(packed);
        long place = (1L << placeBits) - 1;
        for (int i = 0; i < packed.length; i++) {
            rows[from + i] = unsorted[(int) (packed[i] & place)];
        }
    }

    /** Events thousands of years apart. */
    private void sortApart(int from, int to) {
        Integer[] boxed = new Integer[to - from];
        Arrays.setAll(boxed, i -> rows[from + i]);
        Arrays.sort(boxed, Comparator.comparingLong(row -> visible[row]));
        for (int i = 0; i < boxed.length; i++) {
            rows[from + i] = boxed[i];
        }
    }
}
