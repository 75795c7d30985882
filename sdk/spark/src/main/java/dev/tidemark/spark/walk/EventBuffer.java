package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.spark.shuffle.Entry;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;

/** A few events of one key of a pass, column by column, on their way into its views' states. Not thread-safe. */
final class EventBuffer {
    /** Enough to amortise a call, few enough for the processor's cache. */
    private static final int ROOM = 1_024;

    private final long[] eventTimes = new long[ROOM];
    private final long[] knownTimes = new long[ROOM];
    private final long[] sequences;
    private final boolean[] sequenceNulls;
    private final ValueColumn[] columns;
    private final EventColumns places;
    private final UnsafeRow payload;
    private int size;

    EventBuffer(Pass pass) {
        boolean hasSequence = pass.source().definition().sequence().isPresent();
        sequences = hasSequence ? new long[ROOM] : null;
        sequenceNulls = hasSequence ? new boolean[ROOM] : null;
        places = EventColumns.of(pass);
        payload = new UnsafeRow(places.count());
        columns = new ValueColumn[pass.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ValueColumn(pass.columns().get(i).type(), ROOM);
        }
    }

    /**
     * Takes an event, as {@link EventTask} wrote it; gives whether it was known before it happened.
     *
     * @param visibleMicros when it became visible
     */
    boolean take(Entry entry, long visibleMicros) {
        UnsafeRow event = payload;
        entry.payload(event);
        boolean hasKnown = places.known() >= 0;
        eventTimes[size] = hasKnown ? event.getLong(places.event()) : visibleMicros;
        knownTimes[size] = hasKnown ? event.getLong(places.known()) : visibleMicros;
        if (sequences != null) {
            sequenceNulls[size] = event.isNullAt(places.sequence());
            sequences[size] = sequenceNulls[size] ? 0 : event.getLong(places.sequence());
        }
        for (int i = 0; i < columns.length; i++) {
            append(columns[i], event, places.first() + i);
        }
        size++;
        return knownTimes[size - 1] < eventTimes[size - 1];
    }

    private static void append(ValueColumn column, UnsafeRow event, int ordinal) {
        if (event.isNullAt(ordinal)) {
            column.appendNull();
        } else if (column.type == ValueType.DOUBLE) {
            column.appendDouble(event.getDouble(ordinal));
        } else if (column.type == ValueType.STRING) {
            UTF8String text = event.getUTF8String(ordinal);
            byte[] utf8 = text.getBytes();
            column.appendText(utf8, 0, utf8.length);
        } else {
            column.appendLong(event.getLong(ordinal));
        }
    }

    boolean isFull() {
        return size == ROOM;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        for (ValueColumn column : columns) {
            column.clear();
        }
    }

    long[] eventTimes() {
        return eventTimes;
    }

    long[] knownTimes() {
        return knownTimes;
    }

    long[] sequences() {
        return sequences;
    }

    boolean[] sequenceNulls() {
        return sequenceNulls;
    }

    ValueColumn[] columns() {
        return columns;
    }
}
