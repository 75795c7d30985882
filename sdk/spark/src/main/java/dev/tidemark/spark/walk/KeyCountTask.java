package dev.tidemark.spark.walk;

import dev.tidemark.spark.shuffle.Entry;
import dev.tidemark.spark.shuffle.KeyBorders;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Counts the keys of sorted events whose newest event became visible late enough, for several bounds at once. */
final class KeyCountTask implements FlatMapFunction<Iterator<Entry>, long[]> {
    private final long[] newestFrom;
    private final long shift;
    private final KeyShare share;

    KeyCountTask(long[] newestFrom, long shift, KeyShare share) {
        this.newestFrom = newestFrom.clone();
        this.shift = shift;
        this.share = share;
    }

    @Override
    public Iterator<long[]> call(Iterator<Entry> rows) {
        long[] counts = new long[newestFrom.length];
        KeyBorders borders = new KeyBorders();
        long newest = Long.MIN_VALUE;
        boolean inKey = false;
        while (rows.hasNext()) {
            Entry row = rows.next();
            if (!share.contains(row.hash())) {
                continue;
            }
            if (borders.isNew(row)) {
                count(counts, inKey, newest);
                inKey = true;
                newest = Long.MIN_VALUE;
            }
            newest = Math.max(newest, row.micros() + shift);
        }
        count(counts, inKey, newest);
        return List.of(counts).iterator();
    }

    private void count(long[] counts, boolean inKey, long newest) {
        for (int i = 0; inKey && i < counts.length; i++) {
            counts[i] += newest >= newestFrom[i] ? 1 : 0;
        }
    }
}
