package dev.tidemark.duckdb.walk;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;

/** Runs one lane on its own thread, fed through a short queue. */
final class LaneThread implements Callable<Lane> {
    private static final int QUEUED_CHUNKS = 4;

    private interface Message {}

    private record Ask(QuestionChunk chunk) implements Message {}

    private record Walk(EventChunk chunk) implements Message {}

    private record Range(List<QuestionChunk> asked, Iterable<EventChunk> events) implements Message {}

    private record Run(Runnable work) implements Message {}

    private enum Signal implements Message {
        COMPLETE,
        END
    }

    private final Lane lane;
    private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(QUEUED_CHUNKS);
    private volatile boolean stopped;
    private volatile Throwable failure;

    LaneThread(Lane lane) {
        this.lane = lane;
    }

    @Override
    public Lane call() throws InterruptedException {
        try {
            while (true) {
                Message message = messages.take();
                if (message instanceof Ask ask) {
                    lane.ask(ask.chunk());
                } else if (message instanceof Walk walk) {
                    lane.walk(walk.chunk());
                } else if (message instanceof Range range) {
                    walk(range);
                } else if (message == Signal.COMPLETE) {
                    lane.complete();
                } else if (message instanceof Run run) {
                    run.work().run();
                } else {
                    return lane;
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            stopped = true;
            messages.clear(); // wakes a feeder that waits for room
        }
    }

    private void walk(Range range) {
        range.asked().forEach(lane::ask);
        range.events().forEach(lane::walk);
        lane.complete();
    }

    void ask(QuestionChunk chunk) throws InterruptedException {
        put(new Ask(chunk));
    }

    void walk(EventChunk chunk) throws InterruptedException {
        put(new Walk(chunk));
    }

    /**
     * Answers all questions about some keys.
     *
     * @param events all of these keys, in order; put in order and gone through by the lane
     */
    void walk(List<QuestionChunk> asked, Iterable<EventChunk> events) throws InterruptedException {
        put(new Range(asked, events));
    }

    /** The questions sent so far can be answered with the events sent so far. */
    void complete() throws InterruptedException {
        put(Signal.COMPLETE);
    }

    /** Does something after all that was sent before. */
    void run(Runnable work) throws InterruptedException {
        put(new Run(work));
    }

    void end() throws InterruptedException {
        put(Signal.END);
    }

    /** Throws what the lane failed with, if it did. */
    void check() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Chunks waiting to be walked. */
    int queued() {
        return messages.size();
    }

    private void put(Message message) throws InterruptedException {
        if (!stopped) {
            messages.put(message);
        }
    }
}
