package dev.tidemark.semantics.row;

import dev.tidemark.semantics.type.ValueType;
import java.util.Arrays;
import java.util.List;

/**
 * Events of one view, column by column. Hot code reads the arrays directly. Not thread-safe.
 *
 * <p>{@link #eventTimes} and {@link #knownTimes} are microseconds; a known time the source does not give is the event time.
 * {@link #sequences} and {@link #sequenceNulls} are null if the source declares no sequence. {@link #exists} is null if
 * every row exists; else a row whose entry is false is no event of the view, for its condition is not true.
 */
public final class EventBatch {
    public final ValueColumn[] columns;
    public long[] eventTimes;
    public long[] knownTimes;
    public long[] sequences;
    public boolean[] sequenceNulls;
    public boolean[] exists;
    private int size;

    /**
     * An empty batch.
     *
     * @param types of the view's columns, in their order
     */
    public EventBatch(List<ValueType> types, boolean hasSequence, int capacity) {
        int room = Math.max(capacity, 1);
        columns = new ValueColumn[types.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ValueColumn(types.get(i), room);
        }
        eventTimes = new long[room];
        knownTimes = new long[room];
        if (hasSequence) {
            sequences = new long[room];
            sequenceNulls = new boolean[room];
        }
    }

    public int size() {
        return size;
    }

    /**
     * Appends the times of one more event; its values are appended to {@link #columns}, one each.
     *
     * @param sequence null if the source declares none or the event has none
     */
    public void append(long eventTime, long knownTime, Long sequence) {
        if (size == eventTimes.length) {
            int room = size * 2;
            eventTimes = Arrays.copyOf(eventTimes, room);
            knownTimes = Arrays.copyOf(knownTimes, room);
            if (sequences != null) {
                sequences = Arrays.copyOf(sequences, room);
                sequenceNulls = Arrays.copyOf(sequenceNulls, room);
            }
        }
        eventTimes[size] = eventTime;
        knownTimes[size] = knownTime;
        if (sequences != null) {
            sequences[size] = sequence == null ? 0 : sequence;
            sequenceNulls[size] = sequence == null;
        }
        size++;
    }

    /** Declares how many rows the arrays hold, for code that fills them directly. */
    public void setSize(int rows) {
        size = rows;
    }

    /** Forgets its rows and keeps its room. */
    public void clear() {
        size = 0;
        exists = null;
        for (ValueColumn column : columns) {
            column.clear();
        }
    }
}
