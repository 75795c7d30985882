package dev.tidemark.duckdb.walk;

/**
 * Events of one batch, those of one range of keys side by side, in the order in which they came.
 *
 * @param starts where the events of each range begin, and the end of the last
 */
record PartedBatch(EventChunk events, int[] starts) {
    static PartedBatch of(EventChunk batch, KeyRanges ranges) {
        int[] ids = batch.ids();
        int[] starts = new int[ranges.count() + 1];
        for (int row = batch.from(); row < batch.to(); row++) {
            starts[ranges.of(ids[row]) + 1]++;
        }
        EventOrder.addUp(starts);
        int[] next = starts.clone();
        int[] rows = new int[batch.to() - batch.from()];
        for (int row = batch.from(); row < batch.to(); row++) {
            rows[next[ranges.of(ids[row])]++] = row;
        }
        return new PartedBatch(batch.picked(rows), starts);
    }

    long bytes(int range) {
        return events.bytes(starts[range], starts[range + 1]);
    }

    int size(int range) {
        return starts[range + 1] - starts[range];
    }
}
