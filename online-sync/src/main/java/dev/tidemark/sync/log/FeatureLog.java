package dev.tidemark.sync.log;

import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.sync.serve.read.ReadListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a sample of the vectors that are served, for whoever asks later whether they were right. A read never waits for it: what
 * cannot be written in time is dropped and counted. Thread-safe.
 */
public final class FeatureLog implements ReadListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeatureLog.class);
    private static final int LOOK_MILLIS = 100;

    private final FeatureLogSettings settings;
    private final BlockingQueue<LoggedVector> queue;
    private final LogFiles files;
    private final Counter logged;
    private final Counter dropped;
    private final Thread writer = new Thread(this::write, "feature log");
    private volatile boolean closed;

    private FeatureLog(FeatureLogSettings settings, String instance, MeterRegistry meters) {
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.files = new LogFiles(settings.folder(), instance, settings.fileBytes(), settings.files());
        this.logged = Counter.builder("tidemark.feature.log.vectors")
                .description("Served vectors that were logged")
                .register(meters);
        this.dropped = Counter.builder("tidemark.feature.log.dropped")
                .description("Sampled vectors that could not be logged")
                .register(meters);
    }

    /** Writes from now on. */
    public static FeatureLog start(FeatureLogSettings settings, String instance, MeterRegistry meters) {
        FeatureLog log = new FeatureLog(settings, instance, meters);
        log.writer.start();
        return log;
    }

    @Override
    public void read(String service, List<Lookup> lookups, FeatureVectors vectors) {
        double rate = settings.rate(service);
        for (int row = 0; rate > 0 && row < vectors.size(); row++) {
            boolean sampled = rate >= 1 || ThreadLocalRandom.current().nextDouble() < rate;
            if (sampled
                    && vectors.error(row).isEmpty()
                    && !queue.offer(new LoggedVector(lookups.get(row), vectors.vector(row)))) {
                dropped.increment();
            }
        }
    }

    private void write() {
        while (!closed || !queue.isEmpty()) {
            try {
                LoggedVector next = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    write(next);
                }
                if (queue.isEmpty()) {
                    files.flush();
                }
            } catch (IOException e) {
                LOG.warn("the feature log in {} cannot be written: {}", settings.folder(), e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void write(LoggedVector vector) throws IOException {
        try {
            files.write(vector);
            logged.increment();
        } catch (IOException e) {
            dropped.increment();
            files.end();
            throw e;
        }
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
            files.close();
        } catch (IOException e) {
            LOG.warn("the feature log in {} cannot be written: {}", settings.folder(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
