package dev.tidemark.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, which can jump, and knows when it is looked at. Thread-safe. */
final class TestingClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;
    private final AtomicReference<Look> awaited = new AtomicReference<>();

    private record Look(String thread, Runnable action) {}

    void jump(long seconds) {
        ahead = ahead.plusSeconds(seconds);
    }

    /** Runs an action when a thread of that name looks at it, once. */
    void atNextLook(String thread, Runnable action) {
        awaited.set(new Look(thread, action));
    }

    @Override
    public Instant instant() {
        Look look = awaited.get();
        if (look != null
                && look.thread().equals(Thread.currentThread().getName())
                && awaited.compareAndSet(look, null)) {
            look.action().run();
        }
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
