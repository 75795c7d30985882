package dev.tidemark.spark.shuffle;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Takes keys apart that {@link KeyTimeOrder} does not: entries of one key come one after the other, by instant. Of keys whose hashes
 * share their bits the first comes as it is; the others are sorted once more, on disk if need be. Not thread-safe.
 */
final class WholeKeys implements Iterator<Entry> {
    private static final long PAGE = 64 << 10;

    private final Iterator<Entry> sorted;
    private final KeyBorders key = new KeyBorders();
    private Iterator<Entry> rest = Collections.emptyIterator();
    private EntrySorter others;
    private Entry waiting;
    private Entry next;
    private long bucket;
    private boolean began;

    /** @param sorted by a {@link KeyTimeOrder} */
    WholeKeys(Iterator<Entry> sorted) {
        this.sorted = sorted;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = find();
        }
        return next != null;
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry found = next;
        next = null;
        return found;
    }

    private Entry find() {
        while (true) {
            if (rest.hasNext()) {
                return rest.next();
            }
            Entry entry = waiting != null ? waiting : sorted.hasNext() ? sorted.next() : null;
            waiting = null;
            if (began && others != null && (entry == null || KeyTimeOrder.bucket(entry) != bucket)) {
                waiting = entry;
                rest = others.sorted();
                others = null;
            } else if (entry == null) {
                return null;
            } else if (!began || KeyTimeOrder.bucket(entry) != bucket) {
                began = true;
                bucket = KeyTimeOrder.bucket(entry);
                key.take(entry);
                return entry;
            } else if (!key.differs(entry)) {
                return entry;
            } else {
                putAside(entry);
            }
        }
    }

    private void putAside(Entry entry) {
        if (others == null) {
            others = new EntrySorter(new KeyTimeOrder.Unsigned(), KeyTimeOrder.ByKey::new, PAGE, false);
        }
        others.add(entry, entry.hash());
    }
}
