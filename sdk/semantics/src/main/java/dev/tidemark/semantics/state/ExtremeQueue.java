package dev.tidemark.semantics.state;

/**
 * The greatest value of a sliding window, as a queue of the tiles that may still hold it: each is greater than every newer
 * one, so the oldest is the answer. Not thread-safe.
 */
final class ExtremeQueue {
    private long[] tiles = new long[8];
    private long[] values = new long[8];
    private int head;
    private int tail;

    boolean isEmpty() {
        return head == tail;
    }

    /** The greatest value; only if not empty. */
    long greatest() {
        return values[head];
    }

    void clear() {
        head = 0;
        tail = 0;
    }

    /** Takes in a tile newer than every other. */
    void append(long tile, long value) {
        int from = tail;
        while (from > head && values[from - 1] <= value) {
            from--;
        }
        if (from == head && head > 0) {
            head = 0;
            from = 0;
        } else if (from == tiles.length) {
            from = makeRoom(from, from, 0);
        }
        tiles[from] = tile;
        values[from] = value;
        tail = from + 1;
    }

    /** Drops a tile if it is the oldest here. */
    void expire(long tile) {
        if (head < tail && tiles[head] == tile) {
            head++;
        }
    }

    /** Takes in a value of a tile that is not the newest. */
    void insert(long tile, long value) {
        int at = tail;
        while (at > head && tiles[at - 1] > tile) {
            at--;
        }
        boolean newerIsGreater = at < tail && values[at] >= value;
        boolean sameIsGreater = at > head && tiles[at - 1] == tile && values[at - 1] >= value;
        if (newerIsGreater || sameIsGreater) {
            return;
        }
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

    /** Moves what stays to the front of larger arrays, with a gap at {@code from}; gives where that is now. */
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
