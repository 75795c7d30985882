package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;
import java.util.Arrays;

/** The {@code n} newest or oldest rows of each tile. */
final class RowTiles extends Tiles {
    final int column;
    final boolean newest;
    final int limit;
    private RowList[] lists = new RowList[0];

    RowTiles(Selection selection, int column, boolean newest, int limit) {
        super(selection);
        this.column = column;
        this.newest = newest;
        this.limit = limit;
    }

    @Override
    void grow(int slots) {
        lists = Arrays.copyOf(lists, slots);
    }

    @Override
    void clear(int slot) {
        if (lists[slot] == null) {
            lists[slot] = new RowList(column, newest, limit);
        } else {
            lists[slot].clear();
        }
    }

    @Override
    void add(EventBatch batch, int[] slots, int firstRow, int first) {
        for (int i = selection.firstFrom(firstRow); i < selection.size; i++) {
            int row = selection.rows[i];
            int slot = slots[row - first];
            if (slot >= 0) {
                lists[slot].add(batch, row);
            }
        }
    }

    @Override
    Admitted running() {
        return new Admitted();
    }

    @Override
    void write(int slot, ByteWriter out) {
        lists[slot].write(out);
    }

    @Override
    void read(int slot, ByteReader in) {
        clear(slot);
        lists[slot].read(in);
    }

    /** The tiles of a window that have rows: a filter, or other features' tiles, may leave many without. */
    final class Admitted implements Running {
        private final TileQueue queue = new TileQueue();

        /**
         * Fills a list with the rows that come first in its order.
         *
         * @param newestSlot of the tile that is read besides; −1 for none
         */
        void first(RowList into, int newestSlot) {
            into.clear();
            if (newest && newestSlot >= 0) {
                take(newestSlot, into);
            }
            int size = queue.size();
            for (int i = 0; i < size && into.size() < limit; i++) {
                take(queue.slot(newest ? size - 1 - i : i), into);
            }
            if (!newest && newestSlot >= 0) {
                take(newestSlot, into);
            }
        }

        private void take(int slot, RowList into) {
            RowList list = lists[slot];
            for (int i = 0; i < list.size() && into.size() < limit; i++) {
                into.add(list, i);
            }
        }

        @Override
        public void clear() {
            queue.clear();
        }

        @Override
        public void admit(Track track, int from, int to) {
            for (int i = from; i < to; i++) {
                if (lists[track.slot(i)].size() > 0) {
                    queue.insert(queue.size(), track.tile(i), track.slot(i));
                }
            }
        }

        @Override
        public void expire(Track track, int from, int to) {
            queue.expire(track.tile(to - 1));
        }

        @Override
        public void addLate(EventBatch batch, int row, long tile, int slot) {
            int at = queue.firstAtLeast(tile);
            if (at == queue.size() || queue.tile(at) != tile) {
                queue.insert(at, tile, slot);
            }
        }
    }
}
