package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.definition.Source;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.duckdb.DuckDBConnection;

/**
 * Opens the events of a pass: on the heap where they fit into its share, which is faster; else sorted by DuckDB, which spills.
 *
 * @param rows of the source, at most
 * @param questionBytes what all questions take that will be asked
 * @param roomBytes what events and questions may take of the heap
 */
record EventsInOrder(
        DuckDBConnection connection,
        BufferAllocator allocator,
        Pass pass,
        EventQuery query,
        WalkSizes sizes,
        ProgressMeter progress,
        Cancellation cancellation,
        long rows,
        long questionBytes,
        long roomBytes,
        int lanes) {
    /** What of a heap's share events may take: half is for results, and some for what the lanes hold. */
    static long room(long heapBytes) {
        return heapBytes / 8 * 3;
    }

    /**
     * Events of some keys.
     *
     * @param ids as {@link EventQuery#sorted} takes them
     * @param keys numbers of keys are below it
     */
    PassEvents open(String ids, long keys, List<String> conditions) throws SQLException, IOException {
        long room = roomBytes - questionBytes;
        if (rows * leastBytes() <= room) {
            PassEvents held = held(query.unsorted(ids, conditions), keys, room);
            if (held != null) {
                progress.finish();
                return held;
            }
        }
        ArrowStream stream = ArrowStream.open(
                connection,
                query.sorted(ids, conditions),
                allocator,
                sizes.batchRows(),
                cancellation,
                statement -> SortProgress.of(statement, progress, pass.source().name()));
        return new SortedEvents(stream, new EventReader(pass, stream), sizes.eventsATurn(), cancellation);
    }

    private PassEvents held(String sql, long keys, long room) throws SQLException, IOException {
        progress.start(Phase.SORT, pass.source().name(), OptionalLong.of(rows));
        try (ArrowStream stream = ArrowStream.open(connection, sql, allocator, sizes.batchRows(), cancellation)) {
            EventReader reader = new EventReader(pass, stream);
            KeyRanges ranges = KeyRanges.of(keys, rows, sizes.eventsARange());
            return HeldEvents.read(reader, ranges, room, lanes, sizes.batchRows(), progress, cancellation);
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
