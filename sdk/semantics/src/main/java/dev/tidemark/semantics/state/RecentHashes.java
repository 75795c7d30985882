package dev.tidemark.semantics.state;

import java.util.Arrays;

/**
 * The hashes of the tiles admitted to a window, each with the newest tile that has it: that one takes it along when it
 * leaves. Not thread-safe.
 */
final class RecentHashes {
    private static final int SMALL = 16;

    /** Marks a free place; no tile that is admitted lies that far back. */
    private static final long FREE = Long.MIN_VALUE;

    /** An open table of hashes, and the tile of each. */
    private long[] hashes = new long[SMALL];

    private long[] tiles = free(SMALL);
    private int size;
    private final LeastHashes least = new LeastHashes();

    private static long[] free(int room) {
        long[] tiles = new long[room];
        Arrays.fill(tiles, FREE);
        return tiles;
    }

    int size() {
        return size;
    }

    void clear() {
        if (hashes.length > SMALL) {
            hashes = new long[SMALL];
            tiles = free(SMALL);
        } else {
            Arrays.fill(tiles, FREE);
        }
        size = 0;
        least.forget();
    }

    boolean contains(long hash) {
        return tiles[find(hash)] != FREE;
    }

    /** Notes that a tile has a hash. */
    void put(long hash, long tile) {
        int at = find(hash);
        if (tiles[at] != FREE) {
            tiles[at] = Math.max(tiles[at], tile);
            return;
        }
        hashes[at] = hash;
        tiles[at] = tile;
        size++;
        least.add(hash);
        if (size * 2 > hashes.length) {
            grow();
        }
    }

    /** Drops a hash if no tile newer than that one has it. */
    void expire(long hash, long tile) {
        int at = find(hash);
        if (tiles[at] == tile) {
            remove(at);
        }
    }

    /** Drops every hash that no tile newer than that one has. */
    void expireAll(long tile) {
        int at = 0;
        while (at < tiles.length) {
            if (tiles[at] == tile) {
                remove(at); // another hash may have moved here
            } else {
                at++;
            }
        }
    }

    /**
     * The K-th least hash of these and some others together; there are at least that many.
     *
     * @param others not among these; their order changes
     */
    long kthWith(long[] others, int count) {
        if (!least.isKnown()) {
            least.know(all());
        }
        return least.kthWith(others, count);
    }

    private long[] all() {
        long[] all = new long[size];
        int n = 0;
        for (int at = 0; at < hashes.length; at++) {
            if (tiles[at] != FREE) {
                all[n++] = hashes[at];
            }
        }
        return all;
    }

    /** The place of a hash, or the free one where it belongs. */
    private int find(long hash) {
        int mask = hashes.length - 1;
        int at = home(hash);
        while (tiles[at] != FREE && hashes[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private int home(long hash) {
        return (int) (hash >>> 32 ^ hash) & (hashes.length - 1);
    }

    /** Frees a place, and moves up those behind it that would no longer be found. */
    private void remove(int place) {
        least.remove(hashes[place]);
        size--;
        int mask = hashes.length - 1;
        int gap = place;
        for (int at = (gap + 1) & mask; tiles[at] != FREE; at = (at + 1) & mask) {
            int fromHome = (at - home(hashes[at])) & mask;
            if (fromHome >= ((at - gap) & mask)) {
                hashes[gap] = hashes[at];
                tiles[gap] = tiles[at];
                gap = at;
            }
        }
        tiles[gap] = FREE;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldTiles = tiles;
        hashes = new long[oldHashes.length * 2];
        tiles = free(hashes.length);
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldTiles[i] != FREE) {
                int at = find(oldHashes[i]);
                hashes[at] = oldHashes[i];
                tiles[at] = oldTiles[i];
            }
        }
    }
}
