package dev.tidemark.spark.shuffle;

import java.io.IOException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.internal.config.package$;
import org.apache.spark.memory.TaskMemoryManager;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.util.collection.unsafe.sort.PrefixComparator;
import org.apache.spark.util.collection.unsafe.sort.PrefixComparators;
import org.apache.spark.util.collection.unsafe.sort.UnsafeExternalSorter;

/**
 * Sorts the entries of a task by an unsigned number for each, which lies beside the entries and so is sorted fast; on disk where memory
 * does not hold them. Not thread-safe.
 */
final class EntrySorter {
    private static final int FIRST_ROOM = 4_096;
    private static final long SMALL_PAGE = 1 << 20;

    private final UnsafeExternalSorter sorter;

    private EntrySorter(PrefixComparator numbers, long pageSize, boolean numbersAlone) {
        SparkEnv env = SparkEnv.get();
        SparkConf conf = env.conf();
        TaskContext task = TaskContext.get();
        sorter = UnsafeExternalSorter.create(
                task.taskMemoryManager(),
                env.blockManager(),
                env.serializerManager(),
                task,
                KeyTimeOrder.Exact::new,
                numbers,
                FIRST_ROOM,
                pageSize,
                (int) conf.get(package$.MODULE$.SHUFFLE_SPILL_NUM_ELEMENTS_FORCE_SPILL_THRESHOLD()),
                (long) conf.get(package$.MODULE$.SHUFFLE_SPILL_MAX_SIZE_FORCE_SPILL_THRESHOLD()),
                (int) conf.get(package$.MODULE$.UNSAFE_SORTER_SPILL_MERGE_FACTOR()),
                numbersAlone);
    }

    /** Sorts by the numbers alone; entries of one number come in any order. */
    static EntrySorter byNumber() {
        TaskMemoryManager memory = TaskContext.get().taskMemoryManager();
        return new EntrySorter(PrefixComparators.BINARY, memory.pageSizeBytes(), true);
    }

    /** Sorts entries of one number as {@link KeyTimeOrder.Exact} has them. */
    static EntrySorter exact() {
        return new EntrySorter(new Unsigned(), SMALL_PAGE, false);
    }

    /** Takes a copy of an entry. */
    void add(Entry entry, long number) {
        try {
            sorter.insertRecord(entry.base(), entry.offset(), entry.size(), number, false);
        } catch (IOException e) {
            sorter.cleanupResources();
            Platform.throwException(e); // Spark looks for what its own classes throw
        }
    }

    /** All entries taken, in order; the last call. */
    NumberedEntries sorted() {
        try {
            return new NumberedEntries(sorter.getSortedIterator(), sorter::cleanupResources);
        } catch (IOException e) {
            sorter.cleanupResources();
            Platform.throwException(e);
            throw new IllegalStateException(e);
        }
    }

    /** Not one of those by which Spark sorts numbers alone. */
    private static final class Unsigned extends PrefixComparator {
        @Override
        public int compare(long one, long other) {
            return Long.compareUnsigned(one, other);
        }
    }
}
