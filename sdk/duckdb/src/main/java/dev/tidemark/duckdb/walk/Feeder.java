package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import java.io.IOException;
import java.util.List;

/**
 * Deals sorted events and questions out to lanes. A key stays in one lane; lanes change between keys, to the one that has
 * least to do. A key with more events than memory holds passes through its lane chunk by chunk.
 */
final class Feeder {
    private static final int EVENTS_A_TURN = 32_768;
    private static final int BEFORE_ALL_KEYS = -2;

    private final List<LaneThread> lanes;
    private final QuestionReader questions;
    private final Cancellation cancellation;
    private LaneThread lane;
    private int lastId = BEFORE_ALL_KEYS;
    private int turn;

    Feeder(List<LaneThread> lanes, QuestionReader questions, Cancellation cancellation) {
        this.lanes = lanes;
        this.questions = questions;
        this.cancellation = cancellation;
        this.lane = lanes.get(0);
    }

    void feed(EventReader events) throws IOException, InterruptedException {
        for (EventChunk chunk = events.next(); chunk != null; chunk = events.next()) {
            cancellation.check();
            deal(chunk);
        }
        ask(Integer.MAX_VALUE);
        for (LaneThread each : lanes) {
            each.end();
        }
    }

    private void deal(EventChunk chunk) throws IOException, InterruptedException {
        int from = chunk.from();
        while (from < chunk.to()) {
            int to = endOfTurn(chunk, from);
            ask(chunk.ids()[to - 1]);
            lane.walk(chunk.slice(from, to));
            lastId = chunk.ids()[to - 1];
            turn += to - from;
            from = to;
            boolean keyEnds = to < chunk.to() && chunk.ids()[to] != lastId;
            if (turn >= EVENTS_A_TURN && keyEnds) {
                lane.completeKeys();
                lane = leastBusy();
                turn = 0;
            }
        }
    }

    /** The end of the chunk, or the first change of keys after this turn's share. */
    private int endOfTurn(EventChunk chunk, int from) {
        int to = from + Math.max(0, EVENTS_A_TURN - turn);
        while (to < chunk.to() && chunk.ids()[to] == (to == from ? lastId : chunk.ids()[to - 1])) {
            to++;
        }
        return Math.max(Math.min(to, chunk.to()), from + 1);
    }

    private void ask(int upToId) throws IOException, InterruptedException {
        for (QuestionChunk chunk : questions.upTo(upToId)) {
            lane.ask(chunk);
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
