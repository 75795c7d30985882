package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import java.io.IOException;
import java.util.List;

/**
 * Deals sorted events and questions out to lanes. A key stays in one lane; lanes change between keys, to the one that has
 * least to do. A key with more events than memory holds passes through its lane chunk by chunk; so do questions, but for
 * those about one key, which all wait for its events.
 */
final class Feeder {
    private static final int BEFORE_ALL_KEYS = -2;

    private final List<LaneThread> lanes;
    private final QuestionReader questions;
    private final int eventsATurn;
    private final Cancellation cancellation;
    private LaneThread lane;
    private int lastId = BEFORE_ALL_KEYS;
    private int turn;

    Feeder(List<LaneThread> lanes, QuestionReader questions, int eventsATurn, Cancellation cancellation) {
        this.lanes = lanes;
        this.questions = questions;
        this.eventsATurn = eventsATurn;
        this.cancellation = cancellation;
        this.lane = lanes.get(0);
    }

    /** Feeds the lanes until all is walked; fails as soon as one of them did. */
    void feed(EventReader events) throws IOException, InterruptedException {
        for (EventChunk chunk = events.next(); chunk != null; chunk = events.next()) {
            checkLanes();
            deal(chunk);
        }
        for (QuestionChunk asked = nextUpTo(Integer.MAX_VALUE); asked != null; asked = nextUpTo(Integer.MAX_VALUE)) {
            lane.ask(asked);
            lane.complete(asked.lastId());
        }
        for (LaneThread each : lanes) {
            each.end();
        }
    }

    private void deal(EventChunk chunk) throws IOException, InterruptedException {
        int from = chunk.from();
        while (from < chunk.to()) {
            int to = endOfTurn(chunk, from);
            walk(chunk.slice(from, to));
            lastId = chunk.ids()[to - 1];
            turn += to - from;
            from = to;
            boolean keyEnds = to < chunk.to() && chunk.ids()[to] != lastId;
            if (turn >= eventsATurn && keyEnds) {
                lane.complete(Integer.MAX_VALUE);
                lane = leastBusy();
                turn = 0;
            }
        }
    }

    /** The end of the chunk, or the first change of keys after this turn's share. */
    private int endOfTurn(EventChunk chunk, int from) {
        int to = from + Math.max(0, eventsATurn - turn);
        while (to < chunk.to() && chunk.ids()[to] == (to == from ? lastId : chunk.ids()[to - 1])) {
            to++;
        }
        return Math.max(Math.min(to, chunk.to()), from + 1);
    }

    /** Sends events and the questions about their keys; events wait until all questions about their key were sent. */
    private void walk(EventChunk events) throws IOException, InterruptedException {
        int from = events.from();
        int upToId = events.ids()[events.to() - 1];
        for (QuestionChunk asked = nextUpTo(upToId); asked != null; asked = nextUpTo(upToId)) {
            lane.ask(asked);
            int to = firstOf(events, from, asked.lastId());
            if (to > from) {
                lane.walk(events.slice(from, to));
                from = to;
            }
            lane.complete(asked.lastId());
        }
        lane.walk(events.slice(from, events.to()));
    }

    /** The first event of that key or a later one. */
    private static int firstOf(EventChunk events, int from, int id) {
        int low = from;
        int high = events.to();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.ids()[middle] < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private QuestionChunk nextUpTo(int id) throws IOException {
        checkLanes();
        return questions.next(id);
    }

    private void checkLanes() {
        cancellation.check();
        for (LaneThread each : lanes) {
            each.check();
        }
    }

    private LaneThread leastBusy() {
        LaneThread best = lanes.get(0);
        for (LaneThread each : lanes) {
            if (each.queued() < best.queued()) {
                best = each;
            }
        }
        return best;
    }
}
