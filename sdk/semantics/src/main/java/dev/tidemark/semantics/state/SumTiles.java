package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;

/** The exact sum of each tile's values, or of their squares. */
final class SumTiles extends Tiles {
    private final boolean squares;
    private final ExactSums sums = new ExactSums(0);

    SumTiles(Selection selection, boolean squares) {
        super(selection);
        this.squares = squares;
    }

    boolean sumsSquares() {
        return squares;
    }

    @Override
    void grow(int slots) {
        sums.grow(slots);
    }

    @Override
    void clear(int slot) {
        sums.clear(slot);
    }

    @Override
    void add(EventBatch batch, int[] slots, int first) {
        ValueColumn column = batch.columns[selection.column];
        for (int i = 0; i < selection.size; i++) {
            int row = selection.rows[i];
            int slot = slots[row - first];
            if (slot >= 0) {
                add(sums, slot, column, row);
            }
        }
    }

    private void add(ExactSums into, int cell, ValueColumn column, int row) {
        if (column.doubles != null) {
            if (squares) {
                into.addSquare(cell, column.doubles[row]);
            } else {
                into.add(cell, column.doubles[row]);
            }
        } else if (squares) {
            into.addSquare(cell, column.longs[row]);
        } else {
            into.add(cell, column.longs[row]);
        }
    }

    @Override
    Total running() {
        return new Total();
    }

    @Override
    void write(int slot, ByteWriter out) {
        SumCodec.write(sums, slot, out);
    }

    @Override
    void read(int slot, ByteReader in) {
        SumCodec.read(sums, slot, in);
    }

    /** The sum over a window. */
    final class Total implements Running {
        private final ExactSums total = new ExactSums(1);

        /** Writes the sum of the admitted tiles and of the newest one into cell 0. */
        void with(int newestSlot, ExactSums into) {
            into.high[0] = total.high[0];
            into.low[0] = total.low[0];
            into.wide[0] = null;
            if (total.wide[0] != null) {
                into.clear(0);
                into.add(0, total, 0, 1);
            }
            if (newestSlot >= 0) {
                into.add(0, sums, newestSlot, 1);
            }
        }

        @Override
        public void clear() {
            total.clear(0);
        }

        @Override
        public void admit(long tile, int slot) {
            total.add(0, sums, slot, 1);
        }

        @Override
        public void expire(long tile, int slot) {
            total.add(0, sums, slot, -1);
        }

        @Override
        public void addLate(EventBatch batch, int row, long tile) {
            add(total, 0, batch.columns[selection.column], row);
        }
    }
}
