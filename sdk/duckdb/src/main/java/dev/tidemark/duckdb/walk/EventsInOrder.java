package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.semantics.definition.Source;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Opens the events of a pass: on the heap where they fit into its share, which is faster; else sorted by DuckDB, which spills.
 *
 * @param rows of the source, at most
 * @param questionBytes what all questions take that will be asked
 */
record EventsInOrder(WalkContext context, Pass pass, EventQuery query, long rows, long questionBytes, int lanes) {
    /**
     * Events of some keys.
     *
     * @param ids as {@link EventQuery#sorted} takes them
     * @param keys numbers of keys are below it
     */
    PassEvents open(String ids, long keys, List<String> conditions) throws SQLException, IOException {
        long room = roomBytes() - questionBytes;
        if (rows * leastBytes() <= room) {
            PassEvents held = held(query.unsorted(ids, conditions), keys, room);
            if (held != null) {
                context.progress().finish();
                return held;
            }
        }
        ArrowStream stream =
                context.openSorted(query.sorted(ids, conditions), pass.source().name());
        return new SortedEvents(
                stream, new EventReader(pass, stream), context.sizes().eventsATurn(), context.cancellation());
    }

    /** What events and questions may take of the heap's share: half is for results, and some for what the lanes hold. */
    private long roomBytes() {
        return context.heapBytes() / 8 * 3;
    }

    private PassEvents held(String sql, long keys, long room) throws SQLException, IOException {
        context.progress().start(Phase.SORT, pass.source().name(), OptionalLong.of(rows));
        WalkSizes sizes = context.sizes();
        try (ArrowStream stream = context.open(sql, sizes.batchRows())) {
            EventReader reader = new EventReader(pass, stream);
            KeyRanges ranges = KeyRanges.of(keys, rows, sizes.eventsARange());
            return HeldEvents.read(
                    reader, ranges, room, lanes, sizes.batchRows(), context.progress(), context.cancellation());
        }
    }

    /** What an event takes whose texts are empty. */
    private long leastBytes() {
        Source source = pass.source().definition();
        return EventChunk.bytesWithoutColumns(
                        source.knownTime().isPresent(), source.sequence().isPresent())
                + pass.columns().stream()
                        .mapToLong(column -> EventChunk.leastBytes(column.type()))
                        .sum();
    }
}
