package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.PercentileBuckets;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.Arrays;

/** How often each value, or each percentile bucket, occurs in each tile. */
final class CountedTiles extends Tiles {
    private final boolean ofText;
    private final boolean buckets;
    private Counts[] counts = new Counts[0];

    CountedTiles(Selection selection, boolean ofText, boolean buckets) {
        super(selection);
        this.ofText = ofText;
        this.buckets = buckets;
    }

    boolean countsBuckets() {
        return buckets;
    }

    @Override
    void grow(int slots) {
        counts = Arrays.copyOf(counts, slots);
    }

    @Override
    void clear(int slot) {
        if (counts[slot] == null) {
            counts[slot] = new Counts(ofText);
        } else {
            counts[slot].clear();
        }
    }

    @Override
    void add(EventBatch batch, int[] slots, int firstRow, int first) {
        ValueColumn column = batch.columns[selection.column];
        for (int i = selection.firstFrom(firstRow); i < selection.size; i++) {
            int row = selection.rows[i];
            int slot = slots[row - first];
            if (slot >= 0) {
                count(counts[slot], column, row);
            }
        }
    }

    private void count(Counts into, ValueColumn column, int row) {
        if (ofText) {
            into.add(column.bytes, column.offsets[row], column.offsets[row + 1], 1);
        } else if (buckets) {
            double value = column.doubles != null ? column.doubles[row] : column.longs[row];
            into.add(PercentileBuckets.bucket(value), 1);
        } else {
            into.add(ValueOrder.rank(column, row), 1);
        }
    }

    @Override
    Total running() {
        return new Total();
    }

    @Override
    void write(int slot, ByteWriter out) {
        counts[slot].write(out);
    }

    @Override
    void read(int slot, ByteReader in) {
        clear(slot);
        counts[slot].read(in);
    }

    /** How often each value occurs in a window. */
    final class Total implements Running {
        private final Counts total = new Counts(ofText);
        private final Counts both = new Counts(ofText);

        /** The counts over the admitted tiles and the newest one; valid until the next call. */
        Counts with(int newestSlot) {
            if (newestSlot < 0 || counts[newestSlot].size() == 0) {
                return total;
            }
            if (total.size() == 0) {
                return counts[newestSlot];
            }
            both.clear();
            both.add(total, 1);
            both.add(counts[newestSlot], 1);
            return both;
        }

        @Override
        public void clear() {
            total.clear();
        }

        @Override
        public void admit(Track track, int from, int to) {
            for (int i = from; i < to; i++) {
                total.add(counts[track.slot(i)], 1);
            }
        }

        @Override
        public void expire(Track track, int from, int to) {
            for (int i = from; i < to; i++) {
                total.add(counts[track.slot(i)], -1);
            }
        }

        @Override
        public void addLate(EventBatch batch, int row, long tile, int slot) {
            count(total, batch.columns[selection.column], row);
        }
    }
}
