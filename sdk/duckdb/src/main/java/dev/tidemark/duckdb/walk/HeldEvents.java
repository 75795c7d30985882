package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Events on the heap, parted by ranges of keys as they came. The lanes put one range after another in order, each within the
 * processor's cache, and walk it.
 */
final class HeldEvents implements PassEvents {
    /** Copies of a range while a lane puts it in order. */
    private static final long COPIES = 3;

    private final EventReader reader;
    private final KeyRanges ranges;
    private final Cancellation cancellation;
    private final List<PartedBatch> batches = new ArrayList<>();

    private HeldEvents(EventReader reader, KeyRanges ranges, Cancellation cancellation) {
        this.reader = reader;
        this.ranges = ranges;
        this.cancellation = cancellation;
    }

    /**
     * Reads all events, in whatever order they come.
     *
     * @param roomBytes what they, and the copies that lanes make to put them in order, may take
     * @return null if they take more
     */
    static HeldEvents read(
            EventReader reader,
            KeyRanges ranges,
            long roomBytes,
            int lanes,
            ProgressMeter progress,
            Cancellation cancellation)
            throws IOException {
        HeldEvents held = new HeldEvents(reader, ranges, cancellation);
        long bytes = 0;
        for (EventChunk batch = reader.next(); batch != null; batch = reader.next()) {
            cancellation.check();
            progress.advance(batch.to());
            bytes += batch.bytes();
            if (bytes > roomBytes) {
                return null;
            }
            held.batches.add(PartedBatch.of(batch, ranges));
        }
        long largest = reader.eventsRead() == 0 ? 0 : bytes * held.largestRange() / reader.eventsRead();
        return bytes + COPIES * lanes * largest > roomBytes ? null : held;
    }

    private long largestRange() {
        long largest = 0;
        for (int range = 0; range < ranges.count(); range++) {
            largest = Math.max(largest, size(range));
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

    private EventChunk ordered(int range) {
        int events = size(range);
        if (events == 0) {
            return EventChunk.NONE;
        }
        EventGather gather = new EventGather(batches.get(0).events(), events);
        for (PartedBatch batch : batches) {
            gather.add(batch.events(), batch.starts()[range], batch.starts()[range + 1]);
        }
        EventChunk gathered = gather.gathered();
        int firstId = range << ranges.shift();
        return gathered.picked(EventOrder.of(gathered, firstId, ranges.lastId(range) - firstId + 1));
    }

    @Override
    public EventReader reader() {
        return reader;
    }

    /** Nothing is open. */
    @Override
    public void close() {}
}
