package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.Arrays;

/** The least or greatest text of each tile, by UTF-8 bytes. Evaluation reads the tiles of the window. */
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

    /** The extreme of the better of two texts; null loses. */
    byte[] better(byte[] best, int slot) {
        byte[] other = extremes[slot];
        if (best == null || other == null) {
            return best == null ? other : best;
        }
        return wins(Arrays.compareUnsigned(other, best)) ? other : best;
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
    Running running() {
        return null;
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
        if (in.readByte() != 0) {
            extremes[slot] = in.readBytes();
        }
    }
}
