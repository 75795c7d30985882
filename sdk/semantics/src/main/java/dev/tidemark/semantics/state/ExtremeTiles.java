package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.Arrays;

/** The least or greatest value of each tile, for every type but text. Keeps ranks; for the least, inverted ones. */
final class ExtremeTiles extends Tiles {
    /** Flips the order of ranks: all bits for the least value, none for the greatest. */
    private final long inversion;

    private long[] greatest = new long[0];
    private boolean[] present = new boolean[0];

    ExtremeTiles(Selection selection, boolean least) {
        super(selection);
        this.inversion = least ? -1L : 0L;
    }

    boolean isLeast() {
        return inversion != 0;
    }

    @Override
    void grow(int slots) {
        greatest = Arrays.copyOf(greatest, slots);
        present = Arrays.copyOf(present, slots);
    }

    @Override
    void clear(int slot) {
        present[slot] = false;
        greatest[slot] = Long.MIN_VALUE;
    }

    @Override
    void add(EventBatch batch, int[] slots, int first) {
        ValueColumn column = batch.columns[selection.column];
        for (int i = 0; i < selection.size; i++) {
            int row = selection.rows[i];
            int slot = slots[row - first];
            if (slot >= 0) {
                greatest[slot] = Math.max(greatest[slot], ValueOrder.rank(column, row) ^ inversion);
                present[slot] = true;
            }
        }
    }

    @Override
    Extreme running() {
        return new Extreme();
    }

    @Override
    void write(int slot, ByteWriter out) {
        out.writeByte(present[slot] ? 1 : 0);
        if (present[slot]) {
            out.writeFixed(greatest[slot] ^ inversion);
        }
    }

    @Override
    void read(int slot, ByteReader in) {
        if (in.readByte() != 0) {
            present[slot] = true;
            greatest[slot] = in.readFixed() ^ inversion;
        }
    }

    /**
     * The extreme of a window, as a queue of the tiles that may still become it: each is greater than every newer one, so
     * the oldest is the answer.
     */
    final class Extreme implements Running {
        private long[] tiles = new long[8];
        private long[] values = new long[8];
        private int head;
        private int tail;

        boolean isEmpty(int newestSlot) {
            return head == tail && (newestSlot < 0 || !present[newestSlot]);
        }

        /** The rank of the extreme over the admitted tiles and the newest one; only if not empty. */
        long rank(int newestSlot) {
            long best = head == tail ? Long.MIN_VALUE : values[head];
            if (newestSlot >= 0 && present[newestSlot]) {
                best = Math.max(best, greatest[newestSlot]);
            }
            return best ^ inversion;
        }

        @Override
        public void clear() {
            head = 0;
            tail = 0;
        }

        @Override
        public void admit(long tile, int slot) {
            if (present[slot]) {
                insert(tail, tile, greatest[slot]);
            }
        }

        @Override
        public void expire(long tile, int slot) {
            if (head < tail && tiles[head] == tile) {
                head++;
            }
        }

        @Override
        public void addLate(EventBatch batch, int row, long tile) {
            long value = ValueOrder.rank(batch.columns[selection.column], row) ^ inversion;
            int at = tail;
            while (at > head && tiles[at - 1] > tile) {
                at--;
            }
            if (at < tail && values[at] >= value) {
                return;
            }
            if (at > head && tiles[at - 1] == tile && values[at - 1] >= value) {
                return;
            }
            insert(at, tile, value);
        }

        /** Puts the value before position {@code at} and drops the older ones it makes useless. */
        private void insert(int at, long tile, long value) {
            int from = at;
            while (from > head && values[from - 1] <= value) {
                from--;
            }
            int newer = tail - at;
            if (from + 1 + newer > tiles.length) {
                from = makeRoom(from, at, newer);
            } else if (from + 1 != at) {
                System.arraycopy(tiles, at, tiles, from + 1, newer);
                System.arraycopy(values, at, values, from + 1, newer);
            }
            tiles[from] = tile;
            values[from] = value;
            tail = from + 1 + newer;
        }

        /** Moves everything to the front of arrays with room for one more; gives the new position of {@code from}. */
        private int makeRoom(int from, int at, int newer) {
            int older = from - head;
            int room = Math.max(8, (older + 1 + newer) * 2);
            long[] movedTiles = new long[room];
            long[] movedValues = new long[room];
            System.arraycopy(tiles, head, movedTiles, 0, older);
            System.arraycopy(values, head, movedValues, 0, older);
            System.arraycopy(tiles, at, movedTiles, older + 1, newer);
            System.arraycopy(values, at, movedValues, older + 1, newer);
            tiles = movedTiles;
            values = movedValues;
            head = 0;
            return older;
        }
    }
}
