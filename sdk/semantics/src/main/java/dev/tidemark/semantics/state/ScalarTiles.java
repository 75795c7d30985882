package dev.tidemark.semantics.state;

import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.Arrays;

/**
 * What is one number a tile, for every type but text: the count and, as far as some feature needs them, the exact sum, the
 * exact sum of squares, the least and the greatest value. Kept together, so that each event is looked at once.
 */
final class ScalarTiles extends Tiles {
    /** Of a count, a sum of two doubles, and two doubles. */
    private static final int MOST_PLAIN_BYTES = 1 + SumCodec.MOST_PLAIN_BYTES + 2 * (1 + Double.BYTES);

    private static final int NOT_PLAIN = -1;

    private final ValueType type;
    private final ScalarTotal whole = new ScalarTotal(this);
    /** By slot, as is the rest; null where no feature needs it. {@link ScalarTotal} reads them. */
    long[] counts = new long[0];

    ExactSums sums;
    ExactSums squares;
    long[] least;
    long[] greatest;

    /** Tiles that only count; the type is null if the selection reads no column. */
    ScalarTiles(Selection selection, ValueType type) {
        super(selection);
        this.type = type;
    }

    /** Asks for sums; before the first slot. */
    ScalarTiles withSums() {
        sums = sums == null ? new ExactSums(0) : sums;
        return this;
    }

    /** Asks for sums and sums of squares; before the first slot. */
    ScalarTiles withSquares() {
        squares = squares == null ? new ExactSums(0) : squares;
        return withSums();
    }

    /** Asks for the least value; before the first slot. */
    ScalarTiles withLeast() {
        least = least == null ? new long[0] : least;
        return this;
    }

    /** Asks for the greatest value; before the first slot. */
    ScalarTiles withGreatest() {
        greatest = greatest == null ? new long[0] : greatest;
        return this;
    }

    @Override
    void grow(int slots) {
        counts = Arrays.copyOf(counts, slots);
        if (sums != null) {
            sums.grow(slots);
        }
        if (squares != null) {
            squares.grow(slots);
        }
        least = least == null ? null : Arrays.copyOf(least, slots);
        greatest = greatest == null ? null : Arrays.copyOf(greatest, slots);
    }

    @Override
    void clear(int slot) {
        counts[slot] = 0;
        if (sums != null) {
            sums.clear(slot);
        }
        if (squares != null) {
            squares.clear(slot);
        }
        if (least != null) {
            least[slot] = Long.MAX_VALUE;
        }
        if (greatest != null) {
            greatest[slot] = Long.MIN_VALUE;
        }
    }

    @Override
    void add(EventBatch batch, int[] slots, int firstRow, int first) {
        int start = selection.firstFrom(firstRow);
        ValueColumn column = selection.column == FeaturePlan.NONE ? null : batch.columns[selection.column];
        if (column != null && column.doubles != null) {
            addDoubles(column.doubles, slots, start, first);
        } else if (column != null && column.longs != null) {
            addLongs(column.longs, slots, start, first);
        } else {
            count(slots, start, first);
        }
    }

    private void count(int[] slots, int start, int first) {
        for (int i = start; i < selection.size; i++) {
            int slot = slots[selection.rows[i] - first];
            if (slot >= 0) {
                counts[slot]++;
            }
        }
    }

    private void addDoubles(double[] values, int[] slots, int start, int first) {
        for (int i = start; i < selection.size; i++) {
            int row = selection.rows[i];
            int slot = slots[row - first];
            if (slot < 0) {
                continue;
            }
            counts[slot]++;
            double value = values[row];
            if (sums != null) {
                sums.add(slot, value);
            }
            if (squares != null) {
                squares.addSquare(slot, value);
            }
            if (least != null || greatest != null) {
                addRank(slot, ValueOrder.rank(value));
            }
        }
    }

    private void addLongs(long[] values, int[] slots, int start, int first) {
        for (int i = start; i < selection.size; i++) {
            int row = selection.rows[i];
            int slot = slots[row - first];
            if (slot < 0) {
                continue;
            }
            counts[slot]++;
            long value = values[row];
            if (sums != null) {
                sums.add(slot, value);
            }
            if (squares != null) {
                squares.addSquare(slot, value);
            }
            addRank(slot, value);
        }
    }

    private void addRank(int slot, long rank) {
        if (least != null) {
            least[slot] = Math.min(least[slot], rank);
        }
        if (greatest != null) {
            greatest[slot] = Math.max(greatest[slot], rank);
        }
    }

    @Override
    ScalarTotal running() {
        return new ScalarTotal(this);
    }

    @Override
    void write(int slot, ByteWriter out) {
        writeCountAndSums(counts[slot], sums, squares, slot, out);
        if (counts[slot] > 0) {
            writeExtremes(least == null ? 0 : least[slot], greatest == null ? 0 : greatest[slot], out);
        }
    }

    /** Writes what tiles of a track come to, as if they were one. */
    void writeWhole(Track track, int from, int to, ByteWriter out) {
        whole.clear();
        whole.admit(track, from, to);
        whole.write(out);
    }

    /** Begins a share; the sums lie in a cell of what is given, whose like is kept here. */
    void writeCountAndSums(long count, ExactSums sum, ExactSums square, int cell, ByteWriter out) {
        out.writeUnsigned(count);
        if (count > 0 && sums != null) {
            SumCodec.write(sum, cell, out);
        }
        if (count > 0 && squares != null) {
            SumCodec.write(square, cell, out);
        }
    }

    /** Ends a share that has rows. */
    void writeExtremes(long leastRank, long greatestRank, ByteWriter out) {
        if (least != null) {
            writeRank(leastRank, out);
        }
        if (greatest != null) {
            writeRank(greatestRank, out);
        }
    }

    @Override
    void read(int slot, ByteReader in) {
        int next = in.has(MOST_PLAIN_BYTES) ? readPlain(slot, in.bytes(), in.position()) : NOT_PLAIN;
        if (next == NOT_PLAIN) {
            readAny(slot, in);
        } else {
            in.moveTo(next);
        }
    }

    /**
     * Reads the share of most tiles, a few rows and a sum that one or two doubles hold: in variables, for reading states is what
     * serving spends its time on. Gives where it ends, or that the share is of another kind.
     */
    private int readPlain(int slot, byte[] from, int position) {
        counts[slot] = from[position];
        boolean wholeExtremes = type != ValueType.DOUBLE && (least != null || greatest != null);
        if (counts[slot] <= 0 || squares != null || wholeExtremes) {
            return NOT_PLAIN;
        }
        int at = position + 1;
        if (sums != null) {
            at = SumCodec.readPlain(sums, slot, from, at);
        }
        if (at != NOT_PLAIN && least != null) {
            at = readPlainRank(least, slot, from, at);
        }
        return at == NOT_PLAIN || greatest == null ? at : readPlainRank(greatest, slot, from, at);
    }

    private static int readPlainRank(long[] ranks, int slot, byte[] from, int position) {
        int length = from[position];
        if (length < 0 || length > Double.BYTES) {
            return NOT_PLAIN;
        }
        ranks[slot] = ValueOrder.rank(ByteReader.doubleAt(from, position + 1, length));
        return position + 1 + length;
    }

    private void readAny(int slot, ByteReader in) {
        long count = in.readUnsigned();
        if (count == 0) {
            clear(slot);
            return;
        }
        counts[slot] = count;
        if (sums != null) {
            SumCodec.read(sums, slot, in);
        }
        if (squares != null) {
            SumCodec.read(squares, slot, in);
        }
        if (least != null) {
            least[slot] = readRank(in);
        }
        if (greatest != null) {
            greatest[slot] = readRank(in);
        }
    }

    private void writeRank(long rank, ByteWriter out) {
        if (type == ValueType.DOUBLE) {
            out.writeDouble(ValueOrder.unrank(rank));
        } else {
            out.writeSigned(rank);
        }
    }

    private long readRank(ByteReader in) {
        return type == ValueType.DOUBLE ? ValueOrder.rank(in.readDouble()) : in.readSigned();
    }
}
