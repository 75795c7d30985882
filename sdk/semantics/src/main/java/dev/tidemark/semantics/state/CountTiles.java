package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;
import java.util.Arrays;

/** How many rows each tile holds. */
final class CountTiles extends Tiles {
    private long[] counts = new long[0];

    CountTiles(Selection selection) {
        super(selection);
    }

    @Override
    void grow(int slots) {
        counts = Arrays.copyOf(counts, slots);
    }

    @Override
    void clear(int slot) {
        counts[slot] = 0;
    }

    @Override
    void add(EventBatch batch, int[] slots, int first) {
        for (int i = 0; i < selection.size; i++) {
            int slot = slots[selection.rows[i] - first];
            if (slot >= 0) {
                counts[slot]++;
            }
        }
    }

    @Override
    Total running() {
        return new Total();
    }

    @Override
    void write(int slot, ByteWriter out) {
        out.writeUnsigned(counts[slot]);
    }

    @Override
    void read(int slot, ByteReader in) {
        counts[slot] = in.readUnsigned();
    }

    /** The rows of a window. */
    final class Total implements Running {
        private long total;

        /** The rows of the admitted tiles and of the newest one. */
        long with(int newestSlot) {
            return newestSlot < 0 ? total : total + counts[newestSlot];
        }

        @Override
        public void clear() {
            total = 0;
        }

        @Override
        public void admit(long tile, int slot) {
            total += counts[slot];
        }

        @Override
        public void expire(long tile, int slot) {
            total -= counts[slot];
        }

        @Override
        public void addLate(EventBatch batch, int row, long tile) {
            total++;
        }
    }
}
