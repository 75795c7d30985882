package dev.tidemark.semantics.state;

import java.util.Arrays;

/**
 * One look at the written tiles of a track with one window that keeps counts and the sum of one column, as most do: each tile is added
 * to the window while it is read, and forgotten. What it comes to is what it comes to over tiles that are kept, for totals are exact.
 * Reading states is what serving spends its time on, and most of it here. Not thread-safe.
 */
final class SinglePass {
    /** The slot of a share that is looked at and forgotten. */
    private static final int SCRATCH = 0;

    /** Of a count, the form of a sum, and two doubles with their lengths. */
    private static final int MOST_SUM_BYTES = 1 + SumCodec.MOST_PLAIN_BYTES;

    private final Track track;
    /** What a tile holds, in the order in which it is written: counts, but for the one that has a sum. */
    private final ScalarTiles[] shares;

    /** Of each share. */
    private final ScalarTotal[] totals;

    private final long[] rows;
    private final int summed;
    private long first;
    private long end;
    /** The tile read last, and how many follow it. */
    private long tile;

    private int left;

    private SinglePass(Track track, ScalarTiles[] shares, ScalarTotal[] totals, int summed) {
        this.track = track;
        this.shares = shares;
        this.totals = totals;
        this.rows = new long[shares.length];
        this.summed = summed;
    }

    /** A pass over that track; null if it keeps anything else, or watches several windows. */
    static SinglePass of(Track track) {
        Tiles[] kept = track.aggregates();
        boolean plain = track.windows().length == 1;
        for (Tiles tiles : kept) {
            plain &= tiles instanceof ScalarTiles numbers && numbers.isCountAndSum();
        }
        if (!plain) {
            return null;
        }
        ScalarTiles[] shares = Arrays.copyOf(kept, kept.length, ScalarTiles[].class);
        ScalarTotal[] totals = new ScalarTotal[shares.length];
        int sums = 0;
        int summed = 0;
        for (int i = 0; i < shares.length; i++) {
            totals[i] = (ScalarTotal) track.windows()[0].existing(shares[i]);
            sums += shares[i].sums == null ? 0 : 1;
            summed = shares[i].sums == null ? summed : i;
        }
        return sums == 1 ? new SinglePass(track, shares, totals, summed) : null;
    }

    /** Reads what {@link Track#write} wrote; only after a reset, and the next thing done to the track must be one. */
    void read(ByteReader in, long asOf) {
        track.makeScratch();
        first = track.windows()[0].window.firstTileInclusive(asOf);
        end = track.windows()[0].window.endTileExclusive(asOf);
        tile = 0;
        left = in.readCount();
        for (boolean isFirst = true; left > 0; isFirst = false) {
            readTile(in, isFirst);
            readPlainTiles(in);
        }
    }

    /** Takes in a tile, whatever it holds. */
    private void readTile(ByteReader in, boolean isFirst) {
        long next = tile + in.readSigned();
        if (!isFirst && next <= tile) {
            throw new ByteReader.MalformedException("tiles are not in order");
        }
        tile = next;
        left--;
        for (int share = 0; share < shares.length; share++) {
            shares[share].read(SCRATCH, in);
            if (tile >= first && tile < end) {
                totals[share].admit(SCRATCH);
            }
        }
    }

    /**
     * Takes in tiles of few rows, whose sum one or two doubles hold, until there is one of another kind or the bytes are about to
     * end. One loop over variables on purpose: it calls nothing, as long as two doubles hold the total.
     */
    private void readPlainTiles(ByteReader in) {
        byte[] from = in.bytes();
        int before = summed;
        int after = shares.length - 1 - summed;
        int last = in.end() - shares.length - MOST_SUM_BYTES;
        int at = in.position();
        long now = tile;
        int tilesLeft = left;
        long count = 0;
        double high = 0;
        double low = 0;
        Arrays.fill(rows, 0);
        while (tilesLeft > 0 && at <= last) {
            int step = from[at];
            if (step <= 0 || (step & 1) != 0) {
                break; // a step of more than a byte, or back
            }
            int next = at + 1 + before;
            int tileRows = from[next++];
            int signs = tileRows;
            double x = 0;
            double y = 0;
            if (tileRows > 0) {
                int form = from[next];
                int length = from[next + 1] & 0xFF;
                if (form < SumCodec.ONE_DOUBLE || form > SumCodec.TWO_DOUBLES || length > Double.BYTES) {
                    break;
                }
                x = ByteReader.doubleAt(from, next + 2, length);
                next += 2 + length;
                if (form == SumCodec.TWO_DOUBLES) {
                    length = from[next] & 0xFF;
                    if (length > Double.BYTES) {
                        break;
                    }
                    y = ByteReader.doubleAt(from, next + 1, length);
                    next += 1 + length;
                }
            }
            for (int i = 1; i <= before; i++) {
                signs |= from[at + i];
            }
            for (int i = 0; i < after; i++) {
                signs |= from[next + i];
            }
            if (signs < 0 || !(Math.abs(x) + Math.abs(y) < ExactSums.HUGE)) {
                break;
            }
            now += step >> 1;
            if (now >= first && now < end) {
                for (int i = 1; i <= before; i++) {
                    rows[i - 1] += from[at + i];
                }
                for (int i = 0; i < after; i++) {
                    rows[before + 1 + i] += from[next + i];
                }
                count += tileRows;
                double sum = high + x; // as ExactSums adds
                double virtual = sum - high;
                double error = (high - (sum - virtual)) + (x - virtual);
                high = sum;
                double both = error + y;
                double virtualLow = both - error;
                double rest = (error - (both - virtualLow)) + (y - virtualLow);
                double lowSum = low + both;
                double lowVirtual = lowSum - low;
                double lowRest = (low - (lowSum - lowVirtual)) + (both - lowVirtual);
                low = lowSum;
                if (rest != 0 || lowRest != 0) {
                    totals[summed].addRests(rest, lowRest);
                }
            }
            at = next + after;
            tilesLeft--;
        }
        in.moveTo(at);
        tile = now;
        left = tilesLeft;
        rows[summed] = count;
        for (int share = 0; share < shares.length; share++) {
            totals[share].admit(rows[share], high, low);
        }
    }
}
