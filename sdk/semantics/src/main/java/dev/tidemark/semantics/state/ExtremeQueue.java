package dev.tidemark.semantics.state;

/**
 * The greatest rank of a sliding window, or the least, as a queue of the tiles that may still hold it: each is greater than every
 * newer one, so the oldest is the answer. Not thread-safe.
 */
final class ExtremeQueue {
    /** Turns the order of all longs around: {@code x ^ -1} is {@code ~x}. */
    private static final long TURNED = -1;

    private final long turn;
    private long[] tiles = new long[8];
    /** Greatest first, so turned around where the least is asked for. */
    private long[] values = new long[8];

    private int head;
    private int tail;
    /** Positions of tiles that are greater than every newer one, newest first. */
    private int[] candidates = new int[64];

    private ExtremeQueue(long turn) {
        this.turn = turn;
    }

    static ExtremeQueue ofGreatest() {
        return new ExtremeQueue(0);
    }

    static ExtremeQueue ofLeast() {
        return new ExtremeQueue(TURNED);
    }

    /** The greatest or least rank; that of a tile without rows if there is none. */
    long extreme() {
        return (head == tail ? Long.MIN_VALUE : values[head]) ^ turn;
    }

    void clear() {
        head = 0;
        tail = 0;
    }

    /** Takes in a tile newer than every other. */
    void append(long tile, long rank) {
        long value = rank ^ turn;
        dropUpTo(value);
        push(tile, value);
    }

    /**
     * Takes in tiles newer than every other: those at positions {@code [from, to)} of a track.
     *
     * @param newTiles by position, as are the slots
     * @param ranks by slot; a tile without rows has the rank that {@link #extreme} gives of none
     */
    void appendAll(long[] newTiles, int[] slots, int from, int to, long[] ranks) {
        if (candidates.length < to - from) {
            candidates = new int[to - from];
        }
        int count = 0;
        long greatest = Long.MIN_VALUE;
        int position = to;
        while (position > from) {
            position--;
            long value = ranks[slots[position]] ^ turn;
            if (value > greatest) {
                greatest = value;
                candidates[count++] = position;
            }
        }
        dropUpTo(greatest);
        while (count > 0) {
            position = candidates[--count];
            push(newTiles[position], ranks[slots[position]] ^ turn);
        }
    }

    /** Drops the newest tiles that are no greater than a newer one. */
    private void dropUpTo(long value) {
        while (tail > head && values[tail - 1] <= value) {
            tail--;
        }
        if (tail == head) {
            clear();
        }
    }

    private void push(long tile, long value) {
        if (tail == tiles.length) {
            tail = makeRoom(tail, tail, 0);
        }
        tiles[tail] = tile;
        values[tail++] = value;
    }

    /** Drops every tile up to that one. */
    void expire(long lastTile) {
        while (head < tail && tiles[head] <= lastTile) {
            head++;
        }
    }

    /** Takes in the rank of a row of a tile that is not the newest. */
    void insert(long tile, long rank) {
        long value = rank ^ turn;
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
