package dev.tidemark.spark.shuffle;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.util.collection.unsafe.sort.UnsafeSorterIterator;

/** Entries in the order of their numbers, one block ahead. Not thread-safe. */
final class NumberedEntries implements Iterator<Entry> {
    private final UnsafeSorterIterator entries;
    private final Runnable end;
    private final Entry entry = new Entry();
    private EntryBlock block = new EntryBlock();
    private EntryBlock following = new EntryBlock();
    private int next;

    /** @param end called once, when no entries are left */
    NumberedEntries(UnsafeSorterIterator entries, Runnable end) {
        this.entries = entries;
        this.end = end;
        fill(block);
        fill(following);
    }

    private void fill(EntryBlock filled) {
        try {
            filled.fill(entries);
        } catch (IOException e) {
            end.run();
            Platform.throwException(e); // Spark looks for what its own classes throw
        }
        if (filled.count() == 0) {
            end.run();
        }
    }

    @Override
    public boolean hasNext() {
        return next < block.count() || following.count() > 0;
    }

    /** The number of the entry that comes next. */
    long number() {
        return next < block.count() ? block.number(next) : following.number(0);
    }

    /** Always the same one, which points to another; that stays in place until the next step. */
    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (next == block.count()) {
            EntryBlock used = block;
            block = following;
            following = used;
            next = 0;
            fill(following);
        }
        block.point(entry, next++);
        return entry;
    }
}
