package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.row.ValueColumn;
import java.io.IOException;
import java.util.Arrays;

/** Reads the events of {@link EventQuery}, as they come, into chunks. */
final class EventReader {
    private final Pass pass;
    private final Source source;
    private final ArrowStream stream;
    private long eventsRead;
    private long knownBeforeEvent;

    EventReader(Pass pass, ArrowStream stream) {
        this.pass = pass;
        this.source = pass.source().definition();
        this.stream = stream;
    }

    /** How many events were read so far. */
    long eventsRead() {
        return eventsRead;
    }

    /** How many of them are said to have been known before they happened. */
    long knownBeforeEvent() {
        return knownBeforeEvent;
    }

    /** The next events; null at the end. */
    EventChunk next() throws IOException {
        if (!stream.next()) {
            return null;
        }
        int rows = stream.rows();
        eventsRead += rows;
        int column = 0;
        int[] ids = ArrowColumns.ints(stream.column(column++), rows);
        long[] eventMicros = ArrowColumns.longs(stream.column(column++), rows);
        long[] knownMicros = eventMicros;
        long[] visibleMicros = eventMicros;
        if (source.knownTime().isPresent()) {
            knownMicros = known(column++, eventMicros, rows);
            visibleMicros = later(eventMicros, knownMicros);
        }
        long[] sequences = null;
        boolean[] sequenceNulls = null;
        if (source.sequence().isPresent()) {
            sequences = ArrowColumns.longs(stream.column(column), rows);
            sequenceNulls = ArrowColumns.nulls(stream.column(column++), rows);
        }
        ValueColumn[] columns = new ValueColumn[pass.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            InputColumn read = pass.columns().get(i);
            columns[i] = ArrowColumns.column(stream.column(column++), read.type(), rows);
        }
        return new EventChunk(0, rows, ids, eventMicros, knownMicros, visibleMicros, sequences, sequenceNulls, columns);
    }

    /** A known time that is null is the event time. */
    private long[] known(int column, long[] eventMicros, int rows) throws IOException {
        long[] known = ArrowColumns.longs(stream.column(column), rows);
        boolean[] nulls = ArrowColumns.nulls(stream.column(column), rows);
        for (int i = 0; i < rows; i++) {
            known[i] = nulls[i] ? eventMicros[i] : known[i];
            knownBeforeEvent += known[i] < eventMicros[i] ? 1 : 0;
        }
        return known;
    }

    private static long[] later(long[] eventMicros, long[] knownMicros) {
        long[] visible = Arrays.copyOf(eventMicros, eventMicros.length);
        for (int i = 0; i < visible.length; i++) {
            visible[i] = Math.max(visible[i], knownMicros[i]);
        }
        return visible;
    }
}
