package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.Arrays;

/** The least or greatest text of each tile, by UTF-8 bytes; null of a tile without one. */
final class TextExtremeTiles extends Tiles {
    private final boolean least;
    private byte[][] extremes = new byte[0][];

    TextExtremeTiles(Selection selection, boolean least) {
        super(selection);
        this.least = least;
    }

    boolean isLeast() {
        return least;
    }

    private boolean wins(int comparison) {
        return least ? comparison < 0 : comparison > 0;
    }

    @Override
    void grow(int slots) {
        extremes = Arrays.copyOf(extremes, slots);
    }

    @Override
    void clear(int slot) {
        extremes[slot] = null;
    }

    @Override
    void add(EventBatch batch, int[] slots, int firstRow, int first) {
        ValueColumn column = batch.columns[selection.column];
        for (int i = selection.firstFrom(firstRow); i < selection.size; i++) {
            int row = selection.rows[i];
            int slot = slots[row - first];
            if (slot < 0) {
                continue;
            }
            int from = column.offsets[row];
            int to = column.offsets[row + 1];
            byte[] best = extremes[slot];
            if (best == null || wins(Arrays.compareUnsigned(column.bytes, from, to, best, 0, best.length))) {
                extremes[slot] = Arrays.copyOfRange(column.bytes, from, to);
            }
        }
    }

    @Override
    Best running() {
        return new Best();
    }

    @Override
    void write(int slot, ByteWriter out) {
        out.writeByte(extremes[slot] == null ? 0 : 1);
        if (extremes[slot] != null) {
            out.writeBytes(extremes[slot]);
        }
    }

    @Override
    void read(int slot, ByteReader in) {
        extremes[slot] = in.readByte() == 0 ? null : in.readBytes();
    }

    /** The extreme of a window: a queue of the tiles that may still hold it, each better than every newer one. */
    final class Best implements Running {
        private final TileQueue queue = new TileQueue();

        /** The extreme over the admitted tiles and the newest one, −1 for none; null if there is no text. */
        byte[] with(int newestSlot) {
            byte[] newest = newestSlot < 0 ? null : extremes[newestSlot];
            if (queue.isEmpty()) {
                return newest;
            }
            byte[] oldest = extremes[queue.slot(0)];
            return newest != null && isBetter(newest, oldest) ? newest : oldest;
        }

        private boolean isBetter(byte[] text, byte[] other) {
            return wins(Arrays.compareUnsigned(text, other));
        }

        @Override
        public void clear() {
            queue.clear();
        }

        @Override
        public void admit(Track track, int from, int to) {
            for (int i = from; i < to; i++) {
                if (extremes[track.slot(i)] != null) {
                    enter(queue.size(), track.tile(i), track.slot(i));
                }
            }
        }

        /** Puts a tile at an index, in place of older ones that are no better. */
        private void enter(int index, long tile, int slot) {
            int from = index;
            while (from > 0 && !isBetter(extremes[queue.slot(from - 1)], extremes[slot])) {
                from--;
            }
            queue.remove(from, index);
            queue.insert(from, tile, slot);
        }

        @Override
        public void expire(Track track, int from, int to) {
            queue.expire(track.tile(to - 1));
        }

        /** The row may have made the extreme of its tile a better one. */
        @Override
        public void addLate(EventBatch batch, int row, long tile, int slot) {
            int at = queue.firstAtLeast(tile);
            if (at < queue.size() && queue.tile(at) == tile) {
                queue.remove(at, at + 1);
            }
            if (at == queue.size() || isBetter(extremes[slot], extremes[queue.slot(at)])) {
                enter(at, tile, slot);
            }
        }
    }
}
