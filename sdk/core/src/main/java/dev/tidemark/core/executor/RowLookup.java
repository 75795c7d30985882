package dev.tidemark.core.executor;

import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Single rows of the files of a plan, for explaining and checking: few at a time, not for computing. Not thread-safe.
 */
public interface RowLookup extends AutoCloseable {
    /**
     * The rows of a source that have one of the keys, of any of the entities; with the columns the plan reads, in no
     * particular order. A row that has keys of two entities comes once all the same.
     *
     * @param fromMicros leaves out events before it
     * @param toMicros leaves out events at it and after
     */
    List<SourceRow> history(SourceNeeds source, List<KeySet> keys, OptionalLong fromMicros, OptionalLong toMicros);

    /**
     * What lies outside {@code [fromMicros, toMicros)} of the rows that have one of the keys. Rows without an event time do not
     * count.
     *
     * @param nearest how many on either side are near
     */
    default HistoryEdges edges(SourceNeeds source, KeySet keys, long fromMicros, long toMicros, int nearest) {
        String time = source.source().definition().eventTime();
        long[] times = history(source, List.of(keys), OptionalLong.empty(), OptionalLong.empty()).stream()
                .filter(row -> row.value(time) != null)
                .mapToLong(row -> (Long) row.value(time))
                .sorted()
                .toArray();
        int before = (int) Arrays.stream(times).filter(at -> at < fromMicros).count();
        int after = (int) Arrays.stream(times).filter(at -> at >= toMicros).count();
        int firstAfter = times.length - after;
        return new HistoryEdges(
                before,
                after,
                before == 0 ? fromMicros : times[Math.max(0, before - nearest)],
                after == 0 ? toMicros : times[Math.min(times.length, firstAfter + nearest) - 1] + 1);
    }

    /**
     * Some rows of the spine: their time and what else the plan reads.
     *
     * @param rows from 0, ascending
     * @return one a row, in that order; fewer if the spine has fewer rows
     */
    List<SpineRow> questions(long[] rows);

    /** How many rows the spine has. */
    long spineRows();

    /** The greatest event time of all rows of a source, of any key, in microseconds; empty if none has one. */
    OptionalLong newestEventMicros(SourceNeeds source);

    @Override
    void close();
}
