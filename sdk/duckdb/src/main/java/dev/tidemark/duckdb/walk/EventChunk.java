package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.Arrays;

/**
 * Events of a pass: ordered by key and then by when they became visible, or as they came. Never changed once made.
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
    /** What the events {@code [rowFrom, rowTo)} take in its arrays. */
    long bytes(int rowFrom, int rowTo) {
        long events = (long) rowTo - rowFrom;
        long bytes = events * bytesWithoutColumns(knownMicros != eventMicros, sequences != null);
        for (ValueColumn column : columns) {
            bytes += events * leastBytes(column.type);
            bytes += column.offsets == null ? 0 : column.offsets[rowTo] - column.offsets[rowFrom];
        }
        return bytes;
    }

    /** What an event takes besides its columns, if its source declares these. */
    static int bytesWithoutColumns(boolean knownTime, boolean sequence) {
        return Integer.BYTES + (knownTime ? 3 : 1) * Long.BYTES + (sequence ? Long.BYTES + 1 : 0);
    }

    /** What a value takes, a text without its bytes. */
    static int leastBytes(ValueType type) {
        return 1 + (type == ValueType.STRING ? Integer.BYTES : Long.BYTES);
    }

    /** A part of this chunk, in the same arrays. */
    EventChunk slice(int sliceFrom, int sliceTo) {
        return new EventChunk(
                sliceFrom, sliceTo, ids, eventMicros, knownMicros, visibleMicros, sequences, sequenceNulls, columns);
    }

    /** Its rows of those indices, in their order. */
    EventChunk picked(int[] rows) {
        long[] event = picked(eventMicros, rows);
        long[] known = knownMicros == eventMicros ? event : picked(knownMicros, rows);
        return new EventChunk(
                0,
                rows.length,
                picked(ids, rows),
                event,
                known,
                visibleMicros == eventMicros ? event : picked(visibleMicros, rows),
                sequences == null ? null : picked(sequences, rows),
                sequences == null ? null : picked(sequenceNulls, rows),
                Arrays.stream(columns).map(column -> column.picked(rows)).toArray(ValueColumn[]::new));
    }

    private static int[] picked(int[] values, int[] rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    private static long[] picked(long[] values, int[] rows) {
        long[] picked = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    private static boolean[] picked(boolean[] values, int[] rows) {
        boolean[] picked = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }
}
