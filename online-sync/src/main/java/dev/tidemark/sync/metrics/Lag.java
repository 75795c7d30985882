package dev.tidemark.sync.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long the oldest record waits that is not taken in for good. Where nobody can tell, as while Redis is away, it grows from the
 * last time that somebody could. Thread-safe.
 */
final class Lag {
    private static final long UNKNOWN_AFTER_MICROS = TimeUnit.SECONDS.toMicros(5);

    private final LongSupplier nowMicros;
    private volatile Told told;

    private record Told(OptionalLong oldestMicros, long atMicros) {}

    Lag(MeterRegistry registry, String stream, LongSupplier nowMicros) {
        this.nowMicros = nowMicros;
        TimeGauge.builder("tidemark.ingest.lag", this::micros, TimeUnit.MICROSECONDS)
                .description("How long the oldest record waits that is not taken in for good")
                .tag("stream", stream)
                .strongReference(true)
                .register(registry);
    }

    void told(OptionalLong oldestMicros) {
        told = new Told(oldestMicros, nowMicros.getAsLong());
    }

    private long micros() {
        Told last = told;
        long now = nowMicros.getAsLong();
        if (last == null) {
            return 0;
        }
        if (last.oldestMicros().isPresent()) {
            return Math.max(0, now - last.oldestMicros().getAsLong());
        }
        long silent = now - last.atMicros();
        return silent > UNKNOWN_AFTER_MICROS ? silent : 0;
    }
}
