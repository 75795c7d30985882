package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import java.io.IOException;
import java.util.List;

/**
 * Deals sorted events and questions out to lanes. A key stays in one lane; lanes change between keys, to the one that has
 * least to do. A key with more events or more questions than memory holds passes through its lane chunk by chunk: no more
 * questions are sent while the last of them waits for events.
 */
final class Feeder {
    private static final int BEFORE_ALL_KEYS = -2;

    private final List<LaneThread> lanes;
    private final QuestionReader questions;
    private final int eventsATurn;
    private final Borders borders;
    private final Cancellation cancellation;
    private QuestionChunk sent = QuestionChunk.NONE;
    private LaneThread lane;
    private QuestionChunk waiting;
    private int lastId = BEFORE_ALL_KEYS;
    private int turn;

    Feeder(
            List<LaneThread> lanes,
            QuestionReader questions,
            int eventsATurn,
            Borders borders,
            Cancellation cancellation) {
        this.lanes = lanes;
        this.questions = questions;
        this.eventsATurn = eventsATurn;
        this.borders = borders;
        this.cancellation = cancellation;
        this.lane = lanes.get(0);
    }

    /** Feeds the lanes until all is walked; fails as soon as one of them did. */
    void feed(EventReader events) throws IOException, InterruptedException {
        for (EventChunk chunk = events.next(); chunk != null; chunk = events.next()) {
            checkLanes();
            deal(chunk);
        }
        finish(Integer.MAX_VALUE);
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
                finish(lastId);
                borders.passed(lanes, sent);
                lane = Lanes.leastBusy(lanes);
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

    /** Sends events, and questions as far as these or earlier events answer them, and one chunk beyond. */
    private void walk(EventChunk events) throws IOException, InterruptedException {
        int from = events.from();
        int last = events.to() - 1;
        while (nextWaits(events.ids()[last])) {
            if (waiting.isLastAfter(events.ids()[last], events.visibleMicros()[last])) {
                break; // events of a later chunk may be visible to it
            }
            int to = firstNotBefore(events, from, waiting);
            if (to > from) {
                lane.walk(events.slice(from, to));
                from = to;
            }
            complete();
        }
        lane.walk(events.slice(from, events.to()));
    }

    /** Has the rest of the questions about keys up to that one answered: no more events of theirs will come. */
    private void finish(int upToId) throws IOException, InterruptedException {
        while (nextWaits(upToId)) {
            complete();
        }
    }

    /** Whether questions about keys up to that one wait for events; sends some if there are any left. */
    private boolean nextWaits(int upToId) throws IOException, InterruptedException {
        if (waiting == null) {
            checkLanes();
            waiting = questions.next(upToId);
            if (waiting != null) {
                sent = waiting;
                lane.ask(waiting);
            }
        }
        return waiting != null;
    }

    private void complete() throws InterruptedException {
        lane.complete();
        waiting = null;
    }

    /** The first event that the last of the questions cannot see, of its key or a later one. */
    private static int firstNotBefore(EventChunk events, int from, QuestionChunk asked) {
        int low = from;
        int high = events.to();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (asked.isLastAfter(events.ids()[middle], events.visibleMicros()[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void checkLanes() {
        cancellation.check();
        Lanes.check(lanes);
    }
}
