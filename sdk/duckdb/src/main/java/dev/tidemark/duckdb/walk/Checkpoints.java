package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.StateSink;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes a backfill safe now and then: asks each lane to flush its sink after what was sent to it so far; the last one that did
 * saves the position. Lanes do not wait for one another.
 */
final class Checkpoints implements Borders {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final BackfillCheckpoint checkpoint;
    private final String pass;
    private final List<StateSink> sinks;
    private final int keysApart;
    private long keysSaved;
    private long savedNanos = System.nanoTime();

    /** @param sinks of the lanes, in their order */
    Checkpoints(BackfillCheckpoint checkpoint, String pass, List<StateSink> sinks, int keysApart) {
        this.checkpoint = checkpoint;
        this.pass = pass;
        this.sinks = sinks;
        this.keysApart = keysApart;
    }

    @Override
    public void passed(List<LaneThread> lanes, QuestionChunk sent) throws InterruptedException {
        long keys = sent.ids()[sent.to() - 1] + 1L;
        long now = System.nanoTime();
        if (keys - keysSaved < keysApart && now - savedNanos < INTERVAL_NANOS) {
            return;
        }
        keysSaved = keys;
        savedNanos = now;
        String position = KeyPosition.write(sent.key(sent.to() - 1));
        AtomicInteger toFlush = new AtomicInteger(lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            StateSink sink = sinks.get(i);
            lanes.get(i).run(() -> {
                sink.flush();
                if (toFlush.decrementAndGet() == 0) {
                    checkpoint.save(pass, position);
                }
            });
        }
    }

    /** After the last lane has ended. */
    void end() {
        sinks.forEach(StateSink::flush);
        checkpoint.save(pass, BackfillCheckpoint.END);
    }
}
