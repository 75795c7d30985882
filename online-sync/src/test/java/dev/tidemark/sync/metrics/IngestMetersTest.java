package dev.tidemark.sync.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IngestMetersTest {
    private static final String STREAM = "redis:payments";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nowMicros = new AtomicLong(1_000_000_000);
    private final IngestMeters meters = new IngestMeters(registry, nowMicros::get);

    @Test
    void whatStalledIsAProblemUntilItGoesOn() {
        assertThat(meters.problem()).isEmpty();
        meters.stalled(STREAM, new IllegalStateException("no room"));
        assertThat(meters.problem()).contains("redis:payments: no room");
        meters.goesOn(STREAM);
        assertThat(meters.problem()).isEmpty();
    }

    @Test
    void theLagIsThatOfTheOldestRecordLeftAndGrowsWhileNobodyCanTell() {
        meters.left(STREAM, OptionalLong.of(nowMicros.get() - 250_000));
        assertThat(lag()).isEqualTo(0.25);
        nowMicros.addAndGet(1_000_000);
        assertThat(lag()).isEqualTo(1.25);

        meters.left(STREAM, OptionalLong.empty());
        assertThat(lag()).isZero();
        nowMicros.addAndGet(5_000_000);
        assertThat(lag()).isZero();
        nowMicros.addAndGet(1_000_000);
        assertThat(lag()).isEqualTo(6);

        meters.left(STREAM, OptionalLong.of(nowMicros.get() + 10));
        assertThat(lag()).as("a clock of the broker that is ahead").isZero();
    }

    private double lag() {
        return registry.get("tidemark.ingest.lag")
                .tag("stream", STREAM)
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }
}
