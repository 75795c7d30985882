package dev.tidemark.semantics.state;

import dev.tidemark.semantics.time.Window;
import java.util.Arrays;

/**
 * One look at the written tiles of a track that keeps numbers, without keeping them. Where the whole is told, it goes into the windows
 * and the tiles that have left them are taken out; else each tile goes into the windows it lies in. Tiles are looked at up to the
 * start of the shortest window: few where all windows are about as long, nearly all where one is far shorter than the longest. What it
 * comes to is what it comes to over tiles that are kept, for totals are exact. Not thread-safe.
 */
final class SinglePass {
    /** The slot of a share that is looked at and forgotten. */
    private static final int SCRATCH = 0;

    private final Track track;
    /** What a tile holds, in the order in which it is written. */
    private final ScalarTiles[] shares;

    /** Of each window and share; null where no feature asks for it. */
    private final ScalarTotal[][] totals;

    private final Window[] windows;
    /** Of each window. */
    private final boolean[] keepsExtremes;

    private final boolean shifted;
    /** Of each window, at the instant of evaluation. */
    private final long[] first;

    private final long[] end;

    private SinglePass(Track track, ScalarTiles[] shares) {
        this.track = track;
        this.shares = shares;
        WindowCursor[] cursors = track.windows();
        this.windows = new Window[cursors.length];
        this.totals = new ScalarTotal[cursors.length][shares.length];
        this.keepsExtremes = new boolean[cursors.length];
        this.first = new long[cursors.length];
        this.end = new long[cursors.length];
        boolean anyShifted = false;
        for (int window = 0; window < cursors.length; window++) {
            windows[window] = cursors[window].window;
            anyShifted |= windows[window].isShifted();
            for (int share = 0; share < shares.length; share++) {
                ScalarTotal total = (ScalarTotal) cursors[window].existing(shares[share]);
                totals[window][share] = total;
                keepsExtremes[window] |= total != null && total.keepsExtremes();
            }
        }
        this.shifted = anyShifted;
    }

    /** A pass over that track; null if it keeps anything but numbers. */
    static SinglePass of(Track track) {
        Tiles[] kept = track.aggregates();
        for (Tiles tiles : kept) {
            if (!(tiles instanceof ScalarTiles)) {
                return null;
            }
        }
        return new SinglePass(track, Arrays.copyOf(kept, kept.length, ScalarTiles[].class));
    }

    /** Reads what {@link Track#write} wrote; only after a reset, and the next thing done to the track must be one. */
    void read(ByteReader in, long asOf, boolean wholes) {
        track.makeScratch();
        for (int window = 0; window < windows.length; window++) {
            first[window] = windows[window].firstTileInclusive(asOf);
            end[window] = windows[window].endTileExclusive(asOf);
        }
        int count = in.readCount();
        if (wholes && track.tellsWhole(count)) {
            readWhole(in, count);
        } else {
            readTiles(in, count);
        }
    }

    private void readWhole(ByteReader in, int count) {
        readShares(in);
        long span = in.readUnsigned();
        int length = in.readCount();
        int tilesFrom = in.position();
        long newest = in.readSigned() + span;
        in.moveTo(tilesFrom);
        if (shifted || extremesMayHaveLeft(newest, span) || !takeWhole(in, count, newest)) {
            track.resetWindows();
            in.moveTo(tilesFrom);
            readTiles(in, count);
        }
        in.moveTo(tilesFrom + length);
    }

    /** Whether an extreme is more likely than not to lie in a tile that has left a window, so that {@link #takeWhole} would be for nothing. */
    private boolean extremesMayHaveLeft(long newest, long span) {
        for (int window = 0; window < windows.length; window++) {
            if (keepsExtremes[window] && first[window] <= newest && first[window] > newest - span / 2) {
                return true;
            }
        }
        return false;
    }

    /** Takes what was read of the whole, less the tiles that have left; gives false if that does not tell all. */
    private boolean takeWhole(ByteReader in, int count, long newest) {
        long left = Long.MIN_VALUE;
        for (int window = 0; window < windows.length; window++) {
            if (first[window] <= newest) {
                admit(window, newest);
                left = Math.max(left, first[window]);
            }
        }
        long tile = 0;
        for (int i = 0; i < count; i++) {
            tile += in.readSigned();
            if (tile >= left) {
                return true;
            }
            readShares(in);
            for (int window = 0; window < windows.length; window++) {
                boolean leaves = tile < first[window] && first[window] <= newest;
                if (leaves && !takeOut(window)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void readTiles(ByteReader in, int count) {
        long tile = 0;
        for (int i = 0; i < count; i++) {
            long next = tile + in.readSigned();
            if (i > 0 && next <= tile) {
                throw new ByteReader.MalformedException("tiles are not in order");
            }
            tile = next;
            readShares(in);
            for (int window = 0; window < windows.length; window++) {
                if (tile >= first[window] && tile < end[window]) {
                    admit(window, tile);
                }
            }
        }
    }

    private void readShares(ByteReader in) {
        for (ScalarTiles share : shares) {
            share.read(SCRATCH, in);
        }
    }

    private void admit(int window, long tile) {
        for (ScalarTotal total : totals[window]) {
            if (total != null) {
                total.admit(tile, SCRATCH);
            }
        }
    }

    private boolean takeOut(int window) {
        for (ScalarTotal total : totals[window]) {
            if (total != null && !total.takeOut(SCRATCH)) {
                return false;
            }
        }
        return true;
    }
}
