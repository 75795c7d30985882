package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.ValueHash;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.Arrays;

/** The distinct values of each tile, as hashes. Evaluation unites the tiles of the window. */
final class DistinctTiles extends Tiles {
    private HashSketch[] sketches = new HashSketch[0];

    DistinctTiles(Selection selection) {
        super(selection);
    }

    HashSketch sketch(int slot) {
        return sketches[slot];
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
    Running running() {
        return null;
    }

    @Override
    void write(int slot, ByteWriter out) {
        sketches[slot].write(out);
    }

    @Override
    void read(int slot, ByteReader in) {
        sketches[slot].read(in);
    }
}
