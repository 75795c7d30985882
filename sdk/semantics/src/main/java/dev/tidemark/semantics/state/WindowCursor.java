package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.time.Window;
import java.util.Arrays;

/**
 * One window over a track's tiles as time goes on. The tiles at positions {@code [low, high)} are admitted to the running
 * totals; the newest tile of the track, which still changes, is never admitted but read along with them. Not thread-safe.
 */
final class WindowCursor {
    /** In place of the slot of a tile, where there is none. */
    static final int NO_SLOT = -1;

    final Window window;
    private final Track track;
    private Tiles[] tiles = new Tiles[0];
    private Running[] runnings = new Running[0];
    private long firstTile = Long.MIN_VALUE;
    /** The instant that was last asked about, and the first tile then. */
    private long firstAsOf = Long.MIN_VALUE;

    private long firstThen = Long.MIN_VALUE;
    private int low;
    private int high;
    private int newestSlot = NO_SLOT;

    WindowCursor(Window window, Track track) {
        this.window = window;
        this.track = track;
    }

    /** The running total over these tiles in this window, shared by all who ask. */
    Running running(Tiles of) {
        for (int i = 0; i < tiles.length; i++) {
            if (tiles[i] == of) {
                return runnings[i];
            }
        }
        int count = tiles.length;
        tiles = Arrays.copyOf(tiles, count + 1);
        runnings = Arrays.copyOf(runnings, count + 1);
        tiles[count] = of;
        runnings[count] = of.running();
        return runnings[count];
    }

    /** The running total over these tiles if someone asked for it, else null. */
    Running existing(Tiles of) {
        int i = Arrays.asList(tiles).indexOf(of);
        return i < 0 ? null : runnings[i];
    }

    /** Slot of the track's newest tile if the window covers it, else −1. */
    int newestSlot() {
        return newestSlot;
    }

    void reset(int position) {
        firstTile = Long.MIN_VALUE;
        low = position;
        high = position;
        newestSlot = NO_SLOT;
        for (Running running : runnings) {
            running.clear();
        }
    }

    /** Moves to an instant that is no earlier than the last one. */
    void advance(long asOf) {
        firstTile = firstTileAt(asOf);
        long endTile = window.endTileExclusive(asOf);
        expireBefore(firstTile);
        int newest = track.end() - 1;
        if (low == high) {
            while (low < newest && track.tile(low) < firstTile) {
                low++;
            }
            high = low;
        }
        int next = high;
        while (next < newest && track.tile(next) < endTile) {
            next++;
        }
        if (next > high) {
            for (Running running : runnings) {
                running.admit(track, high, next);
            }
            high = next;
        }
        boolean coversNewest = high == newest && track.tile(newest) >= firstTile && track.tile(newest) < endTile;
        newestSlot = coversNewest ? track.slot(newest) : NO_SLOT;
    }

    /** The first tile that counts at an instant; adding events and then evaluating asks the same one. */
    long firstTileAt(long asOf) {
        if (asOf != firstAsOf) {
            firstAsOf = asOf;
            firstThen = window.firstTileInclusive(asOf);
        }
        return firstThen;
    }

    private void expireBefore(long tile) {
        if (low < high && track.tile(high - 1) < tile) {
            low = high;
            for (Running running : runnings) {
                running.clear();
            }
        }
        int kept = low;
        while (kept < high && track.tile(kept) < tile) {
            kept++;
        }
        if (kept > low) {
            for (Running running : runnings) {
                running.expire(track, low, kept);
            }
            low = kept;
        }
    }

    /** A tile was put at a position; those from there on moved up by one. */
    void inserted(int position, long tile) {
        boolean admits = low < high;
        boolean before = position < low || (position == low && admits && tile < firstTile);
        if (before) {
            low++;
            high++;
        } else if (admits && position < high) {
            high++;
        }
    }

    /** The track drops its tiles before that one; what it keeps begins at a position. */
    void pruned(long before, int begin) {
        expireBefore(before);
        low = Math.max(low, begin);
        high = Math.max(high, begin);
    }

    /** All positions went down by that much. */
    void shifted(int by) {
        low -= by;
        high -= by;
    }

    /** Takes in a row that fell into an admitted tile. */
    void addLate(EventBatch batch, int row, long tile, int slot) {
        if (low == high || tile < firstTile || tile > track.tile(high - 1)) {
            return;
        }
        for (int i = 0; i < runnings.length; i++) {
            if (tiles[i].selection.selects(batch, row)) {
                runnings[i].addLate(batch, row, tile, slot);
            }
        }
    }

    /** Whether a row of that tile may have fallen into an admitted one. */
    boolean mayHold(long tile) {
        return low < high && tile <= track.tile(high - 1);
    }
}
