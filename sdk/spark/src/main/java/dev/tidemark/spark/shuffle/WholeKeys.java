package dev.tidemark.spark.shuffle;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Takes keys apart whose hashes share the bits that entries are sorted by: the first of them comes as it is, the others after it, one
 * by one. Not thread-safe.
 */
final class WholeKeys implements Iterator<Entry> {
    private final Iterator<Entry> sorted;
    private final KeyBorders key = new KeyBorders();
    private final Gathered others = new Gathered();
    private Iterator<Entry> apart = Collections.emptyIterator();
    private Entry waiting;
    private Entry next;
    private long bucket;
    private boolean began;

    /** @param sorted by {@link KeyTimeOrder} */
    WholeKeys(Iterator<Entry> sorted) {
        this.sorted = sorted;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = apart.hasNext() ? apart.next() : step();
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

    private Entry step() {
        while (waiting != null || sorted.hasNext()) {
            Entry entry = waiting != null ? waiting : sorted.next();
            waiting = null;
            if (!began || KeyTimeOrder.bucket(entry) != bucket) {
                if (!others.isEmpty()) {
                    waiting = entry;
                    return firstApart();
                }
                began = true;
                bucket = KeyTimeOrder.bucket(entry);
                key.take(entry);
                return entry;
            }
            if (!key.differs(entry)) {
                return entry;
            }
            others.add(entry);
        }
        return others.isEmpty() ? null : firstApart();
    }

    private Entry firstApart() {
        apart = others.sorted();
        return apart.next();
    }
}
