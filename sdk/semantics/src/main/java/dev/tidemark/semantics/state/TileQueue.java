package dev.tidemark.semantics.state;

/** Some of the tiles admitted to a window, oldest first; one that comes late goes between the others. Not thread-safe. */
final class TileQueue {
    private long[] tiles = new long[8];
    private int[] slots = new int[8];
    private int head;
    private int tail;

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return tail - head;
    }

    /** The tile at an index, 0 the oldest. */
    long tile(int index) {
        return tiles[head + index];
    }

    /** The slot of the tile at an index, 0 the oldest. */
    int slot(int index) {
        return slots[head + index];
    }

    void clear() {
        head = 0;
        tail = 0;
    }

    /** The index of the first that is no older than a tile; the size if all are older. Quick for one of the newest. */
    int firstAtLeast(long tile) {
        int at = tail;
        while (at > head && tiles[at - 1] >= tile) {
            at--;
        }
        return at - head;
    }

    /** Puts a tile where {@link #firstAtLeast} said. */
    void insert(int index, long tile, int slot) {
        if (tail == tiles.length) {
            makeRoom();
        }
        int at = head + index;
        System.arraycopy(tiles, at, tiles, at + 1, tail - at);
        System.arraycopy(slots, at, slots, at + 1, tail - at);
        tiles[at] = tile;
        slots[at] = slot;
        tail++;
    }

    /** Drops those at the indexes {@code [from, to)}. */
    void remove(int from, int to) {
        System.arraycopy(tiles, head + to, tiles, head + from, size() - to);
        System.arraycopy(slots, head + to, slots, head + from, size() - to);
        tail -= to - from;
    }

    /** Drops every tile up to that one. */
    void expire(long lastTile) {
        while (head < tail && tiles[head] <= lastTile) {
            head++;
        }
    }

    /** Moves all to the front, of larger arrays if they fill more than half of these. */
    private void makeRoom() {
        int count = size();
        int room = count > tiles.length / 2 ? tiles.length * 2 : tiles.length;
        long[] movedTiles = new long[room];
        int[] movedSlots = new int[room];
        System.arraycopy(tiles, head, movedTiles, 0, count);
        System.arraycopy(slots, head, movedSlots, 0, count);
        tiles = movedTiles;
        slots = movedSlots;
        head = 0;
        tail = count;
    }
}
