package dev.tidemark.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, which can jump. Thread-safe. */
final class TestingClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void jump(long seconds) {
        ahead = ahead.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
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
