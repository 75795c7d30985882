package dev.tidemark.spark.shuffle;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.unsafe.Platform;

/** Entries put aside to be given back as {@link KeyTimeOrder.Exact} has them: a few in memory, many on disk. Not thread-safe. */
final class Gathered {
    private static final int MOST_BYTES = 1 << 20;

    private final KeyTimeOrder.Exact order = new KeyTimeOrder.Exact();
    private byte[] bytes = new byte[1 << 10];
    private int[] places = new int[17];
    private int count;
    private EntrySorter many;

    boolean isEmpty() {
        return count == 0 && many == null;
    }

    /** Takes a copy. */
    void add(Entry entry) {
        if (many == null && (long) places[count] + entry.size() > MOST_BYTES) {
            many = EntrySorter.exact();
            Entry each = new Entry();
            for (int i = 0; i < count; i++) {
                point(each, i);
                many.add(each, each.hash());
            }
            count = 0;
        }
        if (many != null) {
            many.add(entry, entry.hash());
        } else {
            keep(entry);
        }
    }

    private void keep(Entry entry) {
        int from = places[count];
        int to = from + entry.size();
        bytes = Bytes.withRoom(bytes, from, to);
        Platform.copyMemory(entry.base(), entry.offset(), bytes, Platform.BYTE_ARRAY_OFFSET + from, entry.size());
        if (++count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count] = to;
    }

    private void point(Entry entry, int place) {
        entry.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + places[place], places[place + 1] - places[place]);
    }

    /** All of them; to be read to its end before others are added. */
    Iterator<Entry> sorted() {
        if (many != null) {
            Iterator<Entry> sorted = many.sorted();
            many = null;
            return sorted;
        }
        Integer[] sorted = new Integer[count];
        Arrays.setAll(sorted, place -> place);
        Arrays.sort(sorted, this::compare);
        count = 0;
        return new InMemory(sorted);
    }

    private int compare(int one, int other) {
        return order.compare(
                bytes,
                Platform.BYTE_ARRAY_OFFSET + places[one],
                0,
                bytes,
                Platform.BYTE_ARRAY_OFFSET + places[other],
                0);
    }

    private final class InMemory implements Iterator<Entry> {
        private final Integer[] sorted;
        private final Entry entry = new Entry();
        private int next;

        InMemory(Integer[] sorted) {
            this.sorted = sorted;
        }

        @Override
        public boolean hasNext() {
            return next < sorted.length;
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            point(entry, sorted[next++]);
            return entry;
        }
    }
}
