package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;

/** Puts parts of chunks, all of one pass, one behind the other. Not thread-safe. */
final class EventGather {
    private final int[] ids;
    private final long[] eventMicros;
    private final long[] knownMicros;
    private final long[] visibleMicros;
    private final long[] sequences;
    private final boolean[] sequenceNulls;
    private final ValueColumn[] columns;
    private int size;

    /**
     * Room for events.
     *
     * @param like one of the chunks
     */
    EventGather(EventChunk like, int events) {
        ids = new int[events];
        eventMicros = new long[events];
        knownMicros = like.knownMicros() == like.eventMicros() ? eventMicros : new long[events];
        visibleMicros = like.visibleMicros() == like.eventMicros() ? eventMicros : new long[events];
        sequences = like.sequences() == null ? null : new long[events];
        sequenceNulls = like.sequences() == null ? null : new boolean[events];
        columns = new ValueColumn[like.columns().length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ValueColumn(like.columns()[i].type, events);
        }
    }

    void add(EventChunk chunk, int from, int to) {
        int events = to - from;
        System.arraycopy(chunk.ids(), from, ids, size, events);
        System.arraycopy(chunk.eventMicros(), from, eventMicros, size, events);
        if (knownMicros != eventMicros) {
            System.arraycopy(chunk.knownMicros(), from, knownMicros, size, events);
        }
        if (visibleMicros != eventMicros) {
            System.arraycopy(chunk.visibleMicros(), from, visibleMicros, size, events);
        }
        if (sequences != null) {
            System.arraycopy(chunk.sequences(), from, sequences, size, events);
            System.arraycopy(chunk.sequenceNulls(), from, sequenceNulls, size, events);
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i].appendAll(chunk.columns()[i], from, to);
        }
        size += events;
    }

    EventChunk gathered() {
        return new EventChunk(0, size, ids, eventMicros, knownMicros, visibleMicros, sequences, sequenceNulls, columns);
    }
}
