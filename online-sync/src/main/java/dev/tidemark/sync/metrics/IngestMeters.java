package dev.tidemark.sync.metrics;

import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.apply.BatchReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What is taken in, as meters, and whether anything stalls. Thread-safe. */
public final class IngestMeters implements ApplyListener {
    private final MeterRegistry registry;
    private final LongSupplier nowMicros;
    private final Map<String, Lag> lags = new ConcurrentHashMap<>();
    private final Map<String, Stream> streams = new ConcurrentHashMap<>();
    private final Map<String, String> stalled = new ConcurrentHashMap<>();

    public IngestMeters(MeterRegistry registry) {
        this(registry, () -> TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));
    }

    /** @param nowMicros the clock that arrivals are held against */
    IngestMeters(MeterRegistry registry, LongSupplier nowMicros) {
        this.registry = registry;
        this.nowMicros = nowMicros;
    }

    @Override
    public void applied(BatchReport report) {
        Stream stream = streams.computeIfAbsent(report.stream(), name -> new Stream(registry, name));
        stalled.remove(report.stream());
        stream.batch.record(report.records());
        stream.events.increment((double) report.applied().events());
        stream.repeated.increment((double) report.applied().repeated());
        stream.tooLate.increment((double) report.applied().tooLate());
        stream.conflicts.increment((double) report.applied().lostSwaps());
        stream.ignored.increment((double) report.ignored());
        stream.dead.increment(report.dead());
        if (report.records() > 0) {
            record(stream.delay, report.oldestArrivalMicros(), report.readableMicros());
        }
        for (long happened : report.happenedMicros()) {
            record(stream.freshness, happened, report.readableMicros());
        }
    }

    /** An event that lies a little ahead of the clock is as fresh as can be. */
    private static void record(Timer timer, long from, long to) {
        timer.record(Math.max(0, to - from), TimeUnit.MICROSECONDS);
    }

    @Override
    public void stalled(String stream, RuntimeException reason) {
        stalled.put(stream, String.valueOf(reason.getMessage()));
        streams.computeIfAbsent(stream, name -> new Stream(registry, name))
                .stalls
                .increment();
    }

    @Override
    public void goesOn(String stream) {
        stalled.remove(stream);
    }

    @Override
    public void left(String stream, OptionalLong oldestMicros) {
        lags.computeIfAbsent(stream, name -> new Lag(registry, name, nowMicros)).told(oldestMicros);
    }

    /** Why something cannot be taken in now; empty if all can. */
    public Optional<String> problem() {
        return stalled.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .findFirst();
    }

    /** The meters of one stream. */
    private static final class Stream {
        private final DistributionSummary batch;
        private final Counter events;
        private final Counter repeated;
        private final Counter tooLate;
        private final Counter conflicts;
        private final Counter ignored;
        private final Counter dead;
        private final Counter stalls;
        private final Timer freshness;
        private final Timer delay;

        Stream(MeterRegistry registry, String stream) {
            batch = DistributionSummary.builder("tidemark.ingest.batch.records")
                    .description("Records of a micro-batch")
                    .tag("stream", stream)
                    .register(registry);
            events = counter(registry, "events", "Events applied, in all views together", stream);
            repeated = counter(registry, "repeated", "Events that were applied before, and changed nothing", stream);
            tooLate = counter(registry, "too.late", "Events that came too late for a window", stream);
            conflicts = counter(
                    registry, "conflicts", "Keys that another writer wrote first, and that were tried again", stream);
            ignored = counter(registry, "ignored", "Rows of views without a key or an event time", stream);
            dead = counter(registry, "dead.letters", "Records that became dead letters", stream);
            stalls = counter(registry, "stalls", "Times that nothing could be stored", stream);
            freshness = timer(registry, "freshness", "From when an event happened until values can be read", stream);
            delay = timer(
                    registry, "delay", "From the arrival of a batch's oldest record until values can be read", stream);
        }

        private static Timer timer(MeterRegistry registry, String name, String description, String stream) {
            return Timer.builder("tidemark.ingest." + name)
                    .description(description)
                    .tag("stream", stream)
                    .serviceLevelObjectives(
                            Duration.ofMillis(10),
                            Duration.ofMillis(20),
                            Duration.ofMillis(50),
                            Duration.ofMillis(100),
                            Duration.ofMillis(250),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(10),
                            Duration.ofMinutes(1))
                    .register(registry);
        }

        private static Counter counter(MeterRegistry registry, String name, String description, String stream) {
            return Counter.builder("tidemark.ingest." + name)
                    .description(description)
                    .tag("stream", stream)
                    .register(registry);
        }
    }
}
