package dev.tidemark.semantics.state;

import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.Arrays;

/**
 * The {@code n} newest or oldest rows of a bag, the most extreme first, in the total order of what a feature reads: event
 * time, known time, sequence, value; a null is least. Not thread-safe.
 */
final class RowList {
    private final int column;
    private final boolean newest;
    private final int limit;
    private long[] eventTimes;
    private long[] knownTimes;
    private long[] sequences;
    private boolean[] sequenceNulls;
    private long[] ranks;
    private byte[][] texts;
    private boolean[] nulls;
    private int size;
    private boolean tied;

    /**
     * An empty list.
     *
     * @param column what is read of a row; {@link FeaturePlan#NONE} keeps only its times
     */
    RowList(int column, boolean newest, int limit) {
        this.column = column;
        this.newest = newest;
        this.limit = limit;
        allocate(Math.min(limit, 4));
    }

    void clear() {
        size = 0;
        tied = false;
    }

    int size() {
        return size;
    }

    long eventTime(int i) {
        return eventTimes[i];
    }

    boolean isNull(int i) {
        return nulls[i];
    }

    long rank(int i) {
        return ranks[i];
    }

    byte[] text(int i) {
        return texts[i];
    }

    /** Whether the first row was chosen over another that is equal but for the value. */
    boolean isTied() {
        return tied;
    }

    void add(EventBatch batch, int row) {
        if (size == limit && batch.eventTimes[row] != eventTimes[size - 1] && !isBefore(batch, row, size - 1)) {
            return;
        }
        int at = size;
        while (at > 0 && isBefore(batch, row, at - 1)) {
            at--;
        }
        noteTie(batch, row, at);
        if (at < limit) {
            open(at);
            set(at, batch, row);
        }
    }

    /** Adds a row of another list of the same kind. */
    void add(RowList other, int i) {
        int at = size;
        while (at > 0 && other.isBefore(i, this, at - 1)) {
            at--;
        }
        if (at == 0) {
            tied = other.tied && i == 0;
        }
        if (at < limit) {
            open(at);
            copy(other, i, at);
        }
    }

    /** Drops the last row of a list of the newest. */
    void dropOldest() {
        size--;
        tied &= size > 0;
    }

    private void noteTie(EventBatch batch, int row, int at) {
        if (size == 0) {
            return;
        }
        boolean sameTimes = compareTimes(batch, row, 0) == 0;
        boolean otherValue = sameTimes && compareValues(batch, row, 0) != 0;
        tied = otherValue || (tied && (sameTimes || at > 0));
    }

    private boolean isBefore(EventBatch batch, int row, int i) {
        int order = compareTimes(batch, row, i);
        if (order == 0) {
            order = compareValues(batch, row, i);
        }
        return newest ? order > 0 : order < 0;
    }

    private int compareTimes(EventBatch batch, int row, int i) {
        int order = Long.compare(batch.eventTimes[row], eventTimes[i]);
        if (order == 0) {
            order = Long.compare(batch.knownTimes[row], knownTimes[i]);
        }
        if (order == 0 && batch.sequences != null) {
            order = compareNullable(batch.sequenceNulls[row], batch.sequences[row], sequenceNulls[i], sequences[i]);
        }
        return order;
    }

    private int compareValues(EventBatch batch, int row, int i) {
        if (column == FeaturePlan.NONE) {
            return 0;
        }
        ValueColumn values = batch.columns[column];
        if (values.offsets == null) {
            return values.nulls[row] || nulls[i]
                    ? Boolean.compare(nulls[i], values.nulls[row])
                    : Long.compare(ValueOrder.rank(values, row), ranks[i]);
        }
        if (values.nulls[row] || nulls[i]) {
            return Boolean.compare(nulls[i], values.nulls[row]);
        }
        return Arrays.compareUnsigned(
                values.bytes, values.offsets[row], values.offsets[row + 1], texts[i], 0, texts[i].length);
    }

    private boolean isBefore(int i, RowList other, int j) {
        int order = Long.compare(eventTimes[i], other.eventTimes[j]);
        if (order == 0) {
            order = Long.compare(knownTimes[i], other.knownTimes[j]);
        }
        if (order == 0) {
            order = compareNullable(sequenceNulls[i], sequences[i], other.sequenceNulls[j], other.sequences[j]);
        }
        if (order == 0 && (nulls[i] || other.nulls[j])) {
            order = Boolean.compare(other.nulls[j], nulls[i]);
        } else if (order == 0) {
            order = texts[i] == null
                    ? Long.compare(ranks[i], other.ranks[j])
                    : Arrays.compareUnsigned(texts[i], other.texts[j]);
        }
        return newest ? order > 0 : order < 0;
    }

    private static int compareNullable(boolean aNull, long a, boolean bNull, long b) {
        return aNull || bNull ? Boolean.compare(bNull, aNull) : Long.compare(a, b);
    }

    /** Makes room at a position; the last row falls out of a full list. */
    private void open(int at) {
        if (size < limit) {
            if (size == ranks.length) {
                allocate(Math.min(limit, size * 2));
            }
            size++;
        }
        int moved = size - 1 - at;
        if (moved > 0) {
            System.arraycopy(eventTimes, at, eventTimes, at + 1, moved);
            System.arraycopy(knownTimes, at, knownTimes, at + 1, moved);
            System.arraycopy(sequences, at, sequences, at + 1, moved);
            System.arraycopy(sequenceNulls, at, sequenceNulls, at + 1, moved);
            System.arraycopy(ranks, at, ranks, at + 1, moved);
            System.arraycopy(texts, at, texts, at + 1, moved);
            System.arraycopy(nulls, at, nulls, at + 1, moved);
        }
    }

    private void set(int at, EventBatch batch, int row) {
        eventTimes[at] = batch.eventTimes[row];
        knownTimes[at] = batch.knownTimes[row];
        sequenceNulls[at] = batch.sequences == null || batch.sequenceNulls[row];
        sequences[at] = sequenceNulls[at] ? 0 : batch.sequences[row];
        ValueColumn values = column == FeaturePlan.NONE ? null : batch.columns[column];
        nulls[at] = values == null || values.nulls[row];
        texts[at] = null;
        ranks[at] = 0;
        if (!nulls[at] && values.offsets != null) {
            texts[at] = Arrays.copyOfRange(values.bytes, values.offsets[row], values.offsets[row + 1]);
        } else if (!nulls[at]) {
            ranks[at] = ValueOrder.rank(values, row);
        }
    }

    private void copy(RowList other, int i, int at) {
        eventTimes[at] = other.eventTimes[i];
        knownTimes[at] = other.knownTimes[i];
        sequences[at] = other.sequences[i];
        sequenceNulls[at] = other.sequenceNulls[i];
        ranks[at] = other.ranks[i];
        texts[at] = other.texts[i];
        nulls[at] = other.nulls[i];
    }

    private void allocate(int room) {
        boolean first = eventTimes == null;
        eventTimes = first ? new long[room] : Arrays.copyOf(eventTimes, room);
        knownTimes = first ? new long[room] : Arrays.copyOf(knownTimes, room);
        sequences = first ? new long[room] : Arrays.copyOf(sequences, room);
        sequenceNulls = first ? new boolean[room] : Arrays.copyOf(sequenceNulls, room);
        ranks = first ? new long[room] : Arrays.copyOf(ranks, room);
        texts = first ? new byte[room][] : Arrays.copyOf(texts, room);
        nulls = first ? new boolean[room] : Arrays.copyOf(nulls, room);
    }

    /** Each row: event time, known time less event time, then what of sequence and value there is. */
    void write(ByteWriter out) {
        out.writeUnsigned(size);
        for (int i = 0; i < size; i++) {
            out.writeSigned(eventTimes[i]);
            out.writeSigned(knownTimes[i] - eventTimes[i]);
            out.writeByte((sequenceNulls[i] ? 0 : 1) | (nulls[i] ? 0 : 2) | (texts[i] == null ? 0 : 4));
            if (!sequenceNulls[i]) {
                out.writeSigned(sequences[i]);
            }
            if (texts[i] != null) {
                out.writeBytes(texts[i]);
            } else if (!nulls[i]) {
                out.writeFixed(ranks[i]);
            }
        }
    }

    void read(ByteReader in) {
        clear();
        int count = in.readCount();
        if (count > limit) {
            throw new ByteReader.MalformedException("a list of " + limit + " rows has " + count);
        }
        if (count > ranks.length) {
            allocate(count);
        }
        for (int i = 0; i < count; i++) {
            eventTimes[i] = in.readSigned();
            knownTimes[i] = eventTimes[i] + in.readSigned();
            int parts = in.readByte();
            sequenceNulls[i] = (parts & 1) == 0;
            sequences[i] = sequenceNulls[i] ? 0 : in.readSigned();
            nulls[i] = (parts & 2) == 0;
            texts[i] = (parts & 4) == 0 ? null : in.readBytes();
            ranks[i] = nulls[i] || texts[i] != null ? 0 : in.readFixed();
        }
        size = count;
    }
}
