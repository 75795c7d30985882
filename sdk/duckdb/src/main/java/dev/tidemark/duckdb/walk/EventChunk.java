package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.row.ValueColumn;

/**
 * Events of a pass, ordered by key and then by when they became visible. Never changed once made.
 *
 * @param from first event of the chunk in its arrays
 * @param to after the last one
 * @param ids of each event's key
 * @param visibleMicros the greater of event and known time
 * @param sequences null if the source declares none; so are {@code sequenceNulls}
 * @param columns in the order of {@link Pass#columns()}
 */
record EventChunk(
        int from,
        int to,
        int[] ids,
        long[] eventMicros,
        long[] knownMicros,
        long[] visibleMicros,
        long[] sequences,
        boolean[] sequenceNulls,
        ValueColumn[] columns) {
    /** A part of this chunk, in the same arrays. */
    EventChunk slice(int sliceFrom, int sliceTo) {
        return new EventChunk(
                sliceFrom, sliceTo, ids, eventMicros, knownMicros, visibleMicros, sequences, sequenceNulls, columns);
    }
}
