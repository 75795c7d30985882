package dev.tidemark.spark.shuffle;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Puts entries that have one number into their order. Not thread-safe. */
final class TiesInOrder implements Iterator<Entry> {
    private final NumberedEntries entries;
    private final Gathered ties = new Gathered();
    private Iterator<Entry> sorted = Collections.emptyIterator();

    TiesInOrder(NumberedEntries entries) {
        this.entries = entries;
    }

    @Override
    public boolean hasNext() {
        return sorted.hasNext() || entries.hasNext();
    }

    @Override
    public Entry next() {
        if (sorted.hasNext()) {
            return sorted.next();
        }
        if (!entries.hasNext()) {
            throw new NoSuchElementException();
        }
        long number = entries.number();
        Entry entry = entries.next();
        if (!entries.hasNext() || entries.number() != number) {
            return entry;
        }
        ties.add(entry);
        while (entries.hasNext() && entries.number() == number) {
            ties.add(entries.next());
        }
        sorted = ties.sorted();
        return sorted.next();
    }
}
