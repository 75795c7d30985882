package dev.tidemark.spark.shuffle;

import java.io.IOException;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.util.collection.unsafe.sort.UnsafeSorterIterator;

/**
 * A few entries side by side, copied from where they lay scattered: the processor waits for several at a time, and an entry stays in
 * place while the next ones are looked at. Not thread-safe.
 */
final class EntryBlock {
    private static final int MOST = 64;
    private static final int MOST_BYTES = 64 << 10;

    private final long[] numbers = new long[MOST];
    private final int[] places = new int[MOST + 1];
    private byte[] bytes = new byte[8 << 10];
    private int count;

    /** Takes the next entries in place of those it has. */
    void fill(UnsafeSorterIterator entries) throws IOException {
        count = 0;
        while (count < MOST && places[count] <= MOST_BYTES && entries.hasNext()) {
            entries.loadNext();
            int from = places[count];
            int to = Math.addExact(from, entries.getRecordLength());
            bytes = Bytes.withRoom(bytes, from, to);
            Platform.copyMemory(
                    entries.getBaseObject(),
                    entries.getBaseOffset(),
                    bytes,
                    Platform.BYTE_ARRAY_OFFSET + from,
                    to - from);
            numbers[count++] = entries.getKeyPrefix();
            places[count] = to;
        }
    }

    int count() {
        return count;
    }

    /** What an entry was sorted by. */
    long number(int place) {
        return numbers[place];
    }

    void point(Entry entry, int place) {
        entry.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + places[place], places[place + 1] - places[place]);
    }
}
