package dev.tidemark.spark.shuffle;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.internal.config.package$;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.util.collection.unsafe.sort.PrefixComparator;
import org.apache.spark.util.collection.unsafe.sort.RecordComparator;
import org.apache.spark.util.collection.unsafe.sort.UnsafeExternalSorter;
import org.apache.spark.util.collection.unsafe.sort.UnsafeSorterIterator;

/**
 * Sorts the entries of a task by a number for each, which lies beside the entries and so is compared fast, and by the entries
 * themselves where numbers are equal; on disk where memory does not hold them. Not thread-safe.
 */
final class EntrySorter {
    private final UnsafeExternalSorter sorter;

    /**
     * @param numbers how numbers are compared; if by {@link org.apache.spark.util.collection.unsafe.sort.RadixSort}, no two may be
     *     equal
     * @param entries how entries of equal numbers are
     * @param pageSize the least memory it takes at a time, in bytes
     */
    EntrySorter(PrefixComparator numbers, Supplier<RecordComparator> entries, long pageSize, boolean radix) {
        SparkEnv env = SparkEnv.get();
        SparkConf conf = env.conf();
        TaskContext task = TaskContext.get();
        sorter = UnsafeExternalSorter.create(
                task.taskMemoryManager(),
                env.blockManager(),
                env.serializerManager(),
                task,
                entries,
                numbers,
                4_096,
                pageSize,
                (int) conf.get(package$.MODULE$.SHUFFLE_SPILL_NUM_ELEMENTS_FORCE_SPILL_THRESHOLD()),
                (long) conf.get(package$.MODULE$.SHUFFLE_SPILL_MAX_SIZE_FORCE_SPILL_THRESHOLD()),
                (int) conf.get(package$.MODULE$.UNSAFE_SORTER_SPILL_MERGE_FACTOR()),
                radix);
    }

    /** Takes a copy of an entry. */
    void add(Entry entry, long number) {
        try {
            sorter.insertRecord(entry.base(), entry.offset(), entry.size(), number, false);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** All entries taken, in order; then nothing is held any more. */
    Iterator<Entry> sorted() {
        try {
            return new Sorted(sorter.getSortedIterator());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(IOException e) {
        sorter.cleanupResources();
        Platform.throwException(e); // Spark looks for what its own classes throw
        return new IllegalStateException(e);
    }

    private final class Sorted implements Iterator<Entry> {
        private final UnsafeSorterIterator entries;
        private final Entry entry = new Entry();
        private boolean ended;

        Sorted(UnsafeSorterIterator entries) {
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            if (!ended && !entries.hasNext()) {
                ended = true;
                sorter.cleanupResources();
            }
            return !ended;
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                entries.loadNext();
            } catch (IOException e) {
                throw failed(e);
            }
            entry.pointTo(entries.getBaseObject(), entries.getBaseOffset(), entries.getRecordLength());
            return entry;
        }
    }
}
