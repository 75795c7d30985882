package dev.tidemark.semantics.state;

import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;

/** What {@link ScalarTiles} holds, over a window. */
final class ScalarTotal implements Running {
    private final ScalarTiles tiles;
    private long count;
    private final ExactSums sum = new ExactSums(1);
    private final ExactSums squareSum = new ExactSums(1);
    private final ExtremeQueue least = ExtremeQueue.ofLeast();
    private final ExtremeQueue greatest = ExtremeQueue.ofGreatest();

    ScalarTotal(ScalarTiles tiles) {
        this.tiles = tiles;
    }

    /** The rows of the admitted tiles and of the newest one. */
    long count(int newestSlot) {
        return newestSlot < 0 ? count : count + tiles.counts[newestSlot];
    }

    /** Writes the sum over the admitted tiles and the newest one into cell 0. */
    void sum(int newestSlot, ExactSums into) {
        into.set(0, sum, 0);
        if (newestSlot >= 0) {
            into.add(0, tiles.sums, newestSlot, 1);
        }
    }

    /** Writes the sum of squares over the admitted tiles and the newest one into cell 0. */
    void squares(int newestSlot, ExactSums into) {
        into.set(0, squareSum, 0);
        if (newestSlot >= 0) {
            into.add(0, tiles.squares, newestSlot, 1);
        }
    }

    /** The rank of the least value over the admitted tiles and the newest one; only if there is a row. */
    long least(int newestSlot) {
        long rank = least.extreme();
        return newestSlot < 0 ? rank : Math.min(rank, tiles.least[newestSlot]);
    }

    /** The rank of the greatest value over the admitted tiles and the newest one; only if there is a row. */
    long greatest(int newestSlot) {
        long rank = greatest.extreme();
        return newestSlot < 0 ? rank : Math.max(rank, tiles.greatest[newestSlot]);
    }

    boolean keepsExtremes() {
        return tiles.least != null || tiles.greatest != null;
    }

    @Override
    public void clear() {
        count = 0;
        sum.clear(0);
        squareSum.clear(0);
        least.clear();
        greatest.clear();
    }

    @Override
    public void admit(Track track, int from, int to) {
        addAll(track.slots(), from, to, 1);
        if (tiles.least != null) {
            least.appendAll(track.tiles(), track.slots(), from, to, tiles.least);
        }
        if (tiles.greatest != null) {
            greatest.appendAll(track.tiles(), track.slots(), from, to, tiles.greatest);
        }
    }

    /** Adds or, with sign −1, subtracts the shares in the slots {@code slots[from, to)}, all but the extremes. */
    private void addAll(int[] slots, int from, int to, int sign) {
        for (int i = from; i < to; i++) {
            count += sign * tiles.counts[slots[i]];
        }
        if (tiles.sums != null) {
            sum.addAll(0, tiles.sums, slots, from, to, sign);
        }
        if (tiles.squares != null) {
            squareSum.addAll(0, tiles.squares, slots, from, to, sign);
        }
    }

    /** Takes in one tile, newer than every admitted one, whose share lies in a slot; the slot is read now and never again. */
    void admit(long tile, int slot) {
        if (tiles.counts[slot] == 0) {
            return;
        }
        count += tiles.counts[slot];
        if (tiles.sums != null) {
            sum.add(0, tiles.sums, slot, 1);
        }
        if (tiles.squares != null) {
            squareSum.add(0, tiles.squares, slot, 1);
        }
        if (tiles.least != null) {
            least.append(tile, tiles.least[slot]);
        }
        if (tiles.greatest != null) {
            greatest.append(tile, tiles.greatest[slot]);
        }
    }

    /**
     * Takes out one tile, whose share lies in a slot, of those that were admitted as a whole. Gives false, and does nothing, if what
     * is least or greatest may have come from it: then only a look at the others tells.
     */
    boolean takeOut(int slot) {
        if (tiles.counts[slot] == 0) {
            return true;
        }
        boolean hasLeast = tiles.least != null && tiles.least[slot] == least(WindowCursor.NO_SLOT);
        boolean hasGreatest = tiles.greatest != null && tiles.greatest[slot] == greatest(WindowCursor.NO_SLOT);
        if (hasLeast || hasGreatest) {
            return false;
        }
        subtract(slot);
        return true;
    }

    /** Writes it as {@link ScalarTiles#write} writes a tile. */
    void write(ByteWriter out) {
        tiles.writeCountAndSums(count, sum, squareSum, 0, out);
        if (count > 0) {
            tiles.writeExtremes(least(WindowCursor.NO_SLOT), greatest(WindowCursor.NO_SLOT), out);
        }
    }

    private void subtract(int slot) {
        count -= tiles.counts[slot];
        if (tiles.sums != null) {
            sum.add(0, tiles.sums, slot, -1);
        }
        if (tiles.squares != null) {
            squareSum.add(0, tiles.squares, slot, -1);
        }
    }

    @Override
    public void expire(Track track, int from, int to) {
        addAll(track.slots(), from, to, -1);
        least.expire(track.tile(to - 1));
        greatest.expire(track.tile(to - 1));
    }

    @Override
    public void addLate(EventBatch batch, int row, long tile, int slot) {
        count++;
        if (tiles.selection.column == FeaturePlan.NONE) {
            return;
        }
        ValueColumn column = batch.columns[tiles.selection.column];
        if (column.doubles != null) {
            addLate(column.doubles[row]);
        } else if (column.longs != null) {
            addLate(column.longs[row]);
        } else {
            return;
        }
        long rank = ValueOrder.rank(column, row);
        if (tiles.least != null) {
            least.insert(tile, rank);
        }
        if (tiles.greatest != null) {
            greatest.insert(tile, rank);
        }
    }

    private void addLate(double value) {
        if (tiles.sums != null) {
            sum.add(0, value);
        }
        if (tiles.squares != null) {
            squareSum.addSquare(0, value);
        }
    }

    private void addLate(long value) {
        if (tiles.sums != null) {
            sum.add(0, value);
        }
        if (tiles.squares != null) {
            squareSum.addSquare(0, value);
        }
    }
}
