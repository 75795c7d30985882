package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import java.util.List;

/** Puts the events of a range side by side. */
final class EventGather {
    private final int[] ids;
    private final long[] eventMicros;
    private final long[] knownMicros;
    private final long[] visibleMicros;
    private final long[] sequences;
    private final boolean[] sequenceNulls;
    private final ValueColumn[] columns;
    private int size;

    private EventGather(List<PartedBatch> batches, int range, int events) {
        EventChunk like = batches.get(0).events();
        ids = new int[events];
        eventMicros = new long[events];
        knownMicros = like.knownMicros() == like.eventMicros() ? eventMicros : new long[events];
        visibleMicros = like.visibleMicros() == like.eventMicros() ? eventMicros : new long[events];
        sequences = like.sequences() == null ? null : new long[events];
        sequenceNulls = like.sequences() == null ? null : new boolean[events];
        columns = new ValueColumn[like.columns().length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ValueColumn.of(like.columns()[i].type, events, textBytes(batches, range, i));
        }
    }

    /** The events of a range, so many, in the order in which they came; there is one at least. */
    static EventChunk of(List<PartedBatch> batches, int range, int events) {
        EventGather gather = new EventGather(batches, range, events);
        for (PartedBatch batch : batches) {
            gather.add(batch.events(), batch.starts()[range], batch.starts()[range + 1]);
        }
        return gather.gathered();
    }

    private static int textBytes(List<PartedBatch> batches, int range, int column) {
        int bytes = 0;
        for (PartedBatch batch : batches) {
            int[] offsets = batch.events().columns()[column].offsets;
            bytes += offsets == null ? 0 : offsets[batch.starts()[range + 1]] - offsets[batch.starts()[range]];
        }
        return bytes;
    }

    private void add(EventChunk chunk, int from, int to) {
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

    private EventChunk gathered() {
        return new EventChunk(0, size, ids, eventMicros, knownMicros, visibleMicros, sequences, sequenceNulls, columns);
    }
}
