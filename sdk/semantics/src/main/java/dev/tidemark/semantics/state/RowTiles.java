package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;
import java.util.Arrays;

/** The {@code n} newest or oldest rows of each tile. Evaluation reads the tiles of the window. */
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

    RowList rows(int slot) {
        return lists[slot];
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
    Running running() {
        return null;
    }

    @Override
    void write(int slot, ByteWriter out) {
        lists[slot].write(out);
    }

    @Override
    void read(int slot, ByteReader in) {
        lists[slot].read(in);
    }
}
