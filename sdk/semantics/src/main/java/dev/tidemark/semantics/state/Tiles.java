package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;

/**
 * One aggregate of one selection, tile by tile. A tile's share lies in a slot; slots are reused as tiles are pruned. Not
 * thread-safe.
 */
abstract class Tiles {
    final Selection selection;

    Tiles(Selection selection) {
        this.selection = selection;
    }

    /** Makes room for that many slots. */
    abstract void grow(int slots);

    /** Empties a slot before a new tile uses it. */
    abstract void clear(int slot);

    /**
     * Adds the selected rows from {@code firstRow} on to their tiles.
     *
     * @param slots of each row, at {@code row - first}; negative if the row is too old for every window
     */
    abstract void add(EventBatch batch, int[] slots, int firstRow, int first);

    /** What a window over these tiles comes to, with no tile admitted yet. */
    abstract Running running();

    /** Writes the share of a tile; equal bags of events write equal bytes. */
    abstract void write(int slot, ByteWriter out);

    /** Reads what {@link #write} wrote into a slot, in place of whatever it holds. */
    abstract void read(int slot, ByteReader in);
}
