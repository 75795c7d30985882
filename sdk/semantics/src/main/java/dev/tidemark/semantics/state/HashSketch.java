package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.DistinctEstimate;
import java.util.Arrays;

/**
 * The distinct hashes of a bag: all of them up to {@link DistinctEstimate#K}, beyond that at least the K + 1 least, so that
 * one can tell. What it answers depends only on the set of hashes added. Not thread-safe.
 */
final class HashSketch {
    private static final int KEPT = DistinctEstimate.K + 1;
    private static final int SMALL = 16;

    /** An open table; zero marks a free place, so the hash zero is kept apart. */
    private long[] table = new long[SMALL];

    private boolean hasZero;
    private int size;
    private long greatestKept = -1L;

    /** The K-th least, if it is known: few of many hashes change it. */
    private long kth;

    private boolean kthKnown;

    void clear() {
        if (size > 0) {
            if (table.length > SMALL) {
                table = new long[SMALL];
            } else {
                Arrays.fill(table, 0);
            }
        }
        hasZero = false;
        size = 0;
        greatestKept = -1L;
        kthKnown = false;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long hash) {
        if (Long.compareUnsigned(hash, greatestKept) > 0) {
            return;
        }
        if (hash == 0) {
            size += hasZero ? 0 : 1;
            kthKnown &= hasZero;
            hasZero = true;
        } else if (insert(hash)) {
            size++;
            kthKnown &= Long.compareUnsigned(hash, kth) > 0;
            if (size * 2 > table.length) {
                shrinkOrGrow();
            }
        }
    }

    int size() {
        return size;
    }

    /** Enters the hashes into those of a window, as a tile's. */
    void enter(RecentHashes window, long tile) {
        if (hasZero) {
            window.put(0, tile);
        }
        for (long hash : table) {
            if (hash != 0) {
                window.put(hash, tile);
            }
        }
    }

    /** Takes out of a window what {@link #enter} and later {@link #add} brought it, unless a newer tile has it. */
    void leave(RecentHashes window, long tile) {
        boolean forgotSome = greatestKept != -1L;
        if (forgotSome) {
            window.expireAll(tile);
            return;
        }
        if (hasZero) {
            window.expire(0, tile);
        }
        for (long hash : table) {
            if (hash != 0) {
                window.expire(hash, tile);
            }
        }
    }

    /**
     * Copies the hashes that a window lacks.
     *
     * @param into has room for {@link #size}
     * @return how many
     */
    int copyMissing(RecentHashes window, long[] into) {
        int n = 0;
        if (hasZero && !window.contains(0)) {
            into[n++] = 0;
        }
        for (long hash : table) {
            if (hash != 0 && !window.contains(hash)) {
                into[n++] = hash;
            }
        }
        return n;
    }

    /** The number of distinct values: exact up to K, then the estimate. */
    long distinct() {
        return size <= DistinctEstimate.K ? size : DistinctEstimate.of(kth());
    }

    private long kth() {
        if (!kthKnown) {
            kth = least()[DistinctEstimate.K - 1];
            kthKnown = true;
        }
        return kth;
    }

    private boolean insert(long hash) {
        int mask = table.length - 1;
        int at = (int) (hash >>> 32 ^ hash) & mask;
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = hash;
        return true;
    }

    private void shrinkOrGrow() {
        if (size >= 2 * KEPT) {
            long[] kept = Arrays.copyOf(least(), KEPT);
            fill(kept, 4 * DistinctEstimate.K);
            greatestKept = kept[KEPT - 1];
        } else {
            fill(least(), table.length * 2);
        }
    }

    private void fill(long[] hashes, int room) {
        table = new long[room];
        hasZero = false;
        size = hashes.length;
        for (long hash : hashes) {
            if (hash == 0) {
                hasZero = true;
            } else {
                insert(hash);
            }
        }
    }

    /** Every hash held, in ascending unsigned order. */
    private long[] least() {
        long[] hashes = new long[size];
        int n = hasZero ? 1 : 0;
        for (long hash : table) {
            if (hash != 0) {
                hashes[n++] = hash;
            }
        }
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(hashes);
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] ^= Long.MIN_VALUE;
        }
        return hashes;
    }

    void write(ByteWriter out) {
        int n = Math.min(size, KEPT);
        out.writeUnsigned(n);
        long[] hashes = least();
        for (int i = 0; i < n; i++) {
            out.writeFixed(hashes[i]);
        }
    }

    void read(ByteReader in) {
        int n = in.readCount();
        for (int i = 0; i < n; i++) {
            add(in.readFixed());
        }
    }
}
