package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.DistinctEstimate;
import dev.tidemark.semantics.aggregate.ValueHash;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.Arrays;

/** The distinct values of each tile, as hashes. */
final class DistinctTiles extends Tiles {
    private HashSketch[] sketches = new HashSketch[0];

    DistinctTiles(Selection selection) {
        super(selection);
    }

    @Override
    void grow(int slots) {
        sketches = Arrays.copyOf(sketches, slots);
    }

    @Override
    void clear(int slot) {
        if (sketches[slot] == null) {
            sketches[slot] = new HashSketch();
        } else {
            sketches[slot].clear();
        }
    }

    @Override
    void add(EventBatch batch, int[] slots, int firstRow, int first) {
        ValueColumn column = batch.columns[selection.column];
        for (int i = selection.firstFrom(firstRow); i < selection.size; i++) {
            int row = selection.rows[i];
            int slot = slots[row - first];
            if (slot >= 0) {
                sketches[slot].add(hash(column, row));
            }
        }
    }

    private static long hash(ValueColumn column, int row) {
        if (column.offsets != null) {
            int from = column.offsets[row];
            return ValueHash.of(column.bytes, from, column.offsets[row + 1] - from);
        }
        return ValueHash.of(column.doubles != null ? Double.doubleToLongBits(column.doubles[row]) : column.longs[row]);
    }

    @Override
    Union running() {
        return new Union();
    }

    @Override
    void write(int slot, ByteWriter out) {
        sketches[slot].write(out);
    }

    @Override
    void read(int slot, ByteReader in) {
        clear(slot);
        sketches[slot].read(in);
    }

    /** The distinct values of a window. */
    final class Union implements Running {
        private final RecentHashes admitted = new RecentHashes();
        private long[] others = new long[0];

        /** How many there are in the admitted tiles and in the newest one, −1 for none. */
        long distinct(int newestSlot) {
            if (newestSlot >= 0 && admitted.size() == 0) {
                return sketches[newestSlot].distinct();
            }
            int more = newestSlot < 0 ? 0 : gather(sketches[newestSlot]);
            int distinct = admitted.size() + more;
            return distinct <= DistinctEstimate.K ? distinct : DistinctEstimate.of(admitted.kthWith(others, more));
        }

        /** Finds the hashes of a tile that the admitted ones do not have; gives how many. */
        private int gather(HashSketch sketch) {
            if (others.length < sketch.size()) {
                others = new long[sketch.size() * 2];
            }
            return sketch.copyMissing(admitted, others);
        }

        @Override
        public void clear() {
            admitted.clear();
        }

        @Override
        public void admit(Track track, int from, int to) {
            for (int i = from; i < to; i++) {
                sketches[track.slot(i)].enter(admitted, track.tile(i));
            }
        }

        @Override
        public void expire(Track track, int from, int to) {
            for (int i = from; i < to; i++) {
                sketches[track.slot(i)].leave(admitted, track.tile(i));
            }
        }

        @Override
        public void addLate(EventBatch batch, int row, long tile, int slot) {
            admitted.put(hash(batch.columns[selection.column], row), tile);
        }
    }
}
