package dev.tidemark.sync.serve;

import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.sync.http.CallListener;
import dev.tidemark.sync.serve.read.ReadListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is asked of the server and how fast it answers, as meters. Names of paths and services that nobody serves make none. */
final class HttpMeters implements CallListener, ReadListener {
    private record Answer(String path, int status) {}

    private record Read(DistributionSummary rows, Counter failed) {}

    private final MeterRegistry registry;
    private final Map<Answer, Timer> answers = new ConcurrentHashMap<>();
    private final Map<String, Read> reads = new ConcurrentHashMap<>();
    private final DistributionSummary bytes;

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
        this.bytes = DistributionSummary.builder("tidemark.http.response")
                .baseUnit("bytes")
                .description("Size of answers")
                .register(registry);
    }

    @Override
    public void answered(String path, int status, int size, long nanos) {
        answers.computeIfAbsent(new Answer(path, status), this::timer).record(Duration.ofNanos(nanos));
        bytes.record(size);
    }

    private Timer timer(Answer answer) {
        return Timer.builder("tidemark.http.requests")
                .description("From the end of a request's head to its answer")
                .tag("path", answer.path().isEmpty() ? "none" : answer.path())
                .tag("status", Integer.toString(answer.status()))
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(registry);
    }

    @Override
    public void read(String service, List<Lookup> lookups, FeatureVectors vectors) {
        Read read = reads.computeIfAbsent(service, this::meters);
        read.rows().record(vectors.size());
        for (int row = 0; row < vectors.size(); row++) {
            if (vectors.error(row).isPresent()) {
                read.failed().increment();
            }
        }
    }

    private Read meters(String service) {
        return new Read(
                DistributionSummary.builder("tidemark.read.rows")
                        .description("Entities of a read")
                        .tag("service", service)
                        .register(registry),
                Counter.builder("tidemark.read.failed.rows")
                        .description("Entities that could not be answered")
                        .tag("service", service)
                        .register(registry));
    }
}
