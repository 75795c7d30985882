package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Events on the heap, parted by ranges of keys as they came. The lanes put one range after another in order, each within the
 * processor's cache, and walk it.
 */
final class HeldEvents implements PassEvents {
    /** What a lane takes to put a range in order, in ranges: the range side by side, and the numbers of its rows. */
    private static final long COPIES = 2;

    /** Of a range: more do not fit into arrays. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    private final EventReader reader;
    private final KeyRanges ranges;
    private final int batchRows;
    private final Cancellation cancellation;
    private final List<PartedBatch> batches = new ArrayList<>();

    private HeldEvents(EventReader reader, KeyRanges ranges, int batchRows, Cancellation cancellation) {
        this.reader = reader;
        this.ranges = ranges;
        this.batchRows = batchRows;
        this.cancellation = cancellation;
    }

    /**
     * Reads all events, in whatever order they come.
     *
     * @param roomBytes what they, and the copies that lanes make to put them in order, may take
     * @param batchRows events that are walked at once, at most
     * @return null if they take more
     */
    static HeldEvents read(
            EventReader reader,
            KeyRanges ranges,
            long roomBytes,
            int lanes,
            int batchRows,
            ProgressMeter progress,
            Cancellation cancellation)
            throws IOException {
        HeldEvents held = new HeldEvents(reader, ranges, batchRows, cancellation);
        long bytes = 0;
        for (EventChunk batch = reader.next(); batch != null; batch = reader.next()) {
            cancellation.check();
            progress.advance(batch.to());
            bytes += batch.bytes(batch.from(), batch.to());
            if (bytes > roomBytes) {
                return null;
            }
            held.batches.add(PartedBatch.of(batch, ranges));
        }
        long largest = held.largestRange();
        boolean fits = largest <= MOST_BYTES && bytes + COPIES * lanes * largest <= roomBytes;
        return fits ? held : null;
    }

    private long largestRange() {
        long largest = 0;
        for (int range = 0; range < ranges.count(); range++) {
            long bytes = 0;
            for (PartedBatch batch : batches) {
                bytes += batch.bytes(range);
            }
            largest = Math.max(largest, bytes);
        }
        return largest;
    }

    private int size(int range) {
        int size = 0;
        for (PartedBatch batch : batches) {
            size += batch.size(range);
        }
        return size;
    }

    @Override
    public void feed(List<LaneThread> lanes, QuestionReader questions, Borders borders)
            throws IOException, InterruptedException {
        for (int range = 0; range < ranges.count(); range++) {
            cancellation.check();
            Lanes.check(lanes);
            List<QuestionChunk> asked = asked(questions, ranges.lastId(range));
            if (!asked.isEmpty()) {
                int number = range;
                Lanes.leastBusy(lanes).walk(asked, () -> ordered(number));
                borders.passed(lanes, asked.get(asked.size() - 1));
            }
        }
        for (LaneThread lane : lanes) {
            lane.end();
        }
    }

    private static List<QuestionChunk> asked(QuestionReader questions, int upToId) throws IOException {
        List<QuestionChunk> asked = new ArrayList<>();
        for (QuestionChunk chunk = questions.next(upToId); chunk != null; chunk = questions.next(upToId)) {
            asked.add(chunk);
        }
        return asked;
    }

    /** The events of a range in order, in pieces no larger than DuckDB's batches, as views derive columns of each. */
    private Iterator<EventChunk> ordered(int range) {
        int events = size(range);
        if (events == 0) {
            return Collections.emptyIterator();
        }
        EventChunk gathered = EventGather.of(batches, range, events);
        int firstId = range << ranges.shift();
        int[] order = EventOrder.of(gathered, firstId, ranges.lastId(range) - firstId + 1);
        return IntStream.iterate(0, from -> from < events, from -> from + batchRows)
                .mapToObj(from -> gathered.picked(Arrays.copyOfRange(order, from, Math.min(events, from + batchRows))))
                .iterator();
    }

    @Override
    public EventReader reader() {
        return reader;
    }

    /** Nothing is open. */
    @Override
    public void close() {}
}
