package dev.tidemark.kernel.live;

import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.render.Renderers;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads keys of a service twice a second and shows them when they changed. A store that cannot be reached is said, and asked
 * again. Watched by one thread at a time.
 */
public final class Live implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Host host;
    private final OnlineReader reader;
    private final String service;
    private final List<Lookup> lookups;
    private final String id = UUID.randomUUID().toString();
    private volatile boolean closed;
    private String shown;

    /** @param keys each with the key columns of the service's entities */
    public Live(Host host, OnlineReader reader, String service, List<? extends Map<String, ?>> keys) {
        this.host = host;
        this.reader = reader;
        this.service = service;
        this.lookups = keys.stream().map(key -> new Lookup(key, Map.of())).toList();
    }

    /** Watches until the cell is interrupted, or this is closed. */
    public void watch() {
        watch(FOR_EVER);
    }

    /** Watches so long at most. An interrupt ends it, and is no error. */
    public void watch(Duration atMost) {
        long end = System.nanoTime()
                + Math.min(atMost.toSeconds(), FOR_EVER.toSeconds()) * 1_000_000_000L
                + atMost.toNanosPart();
        try {
            do {
                look();
                Thread.sleep(EVERY.toMillis());
            } while (!closed && System.nanoTime() < end);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Watches beside the cells, under this one, until it is closed. */
    public Live start() {
        Thread thread = new Thread(this::watch, "live " + service);
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void look() {
        Bundle now;
        String values;
        try {
            FeatureVectors read = reader.readAll(service, lookups);
            values = values(read);
            now = Renderers.of(lookups.size() == 1 ? read.vector(0) : read).orElseGet(() -> Bundle.text(text(read)));
        } catch (TidemarkException e) {
            if (e.code() == ErrorCode.CANCELLED) { // interrupted while it read, and not while it waited
                closed = true;
                return;
            }
            now = Bundle.text(e.getMessage() + " Asked again every half second.");
            values = now.text();
        }
        if (shown == null) {
            host.show(id, now);
        } else if (!values.equals(shown)) {
            host.update(id, now);
        }
        shown = values;
    }

    /** What a reader of the picture would call a change: the values, and not the instant of the read. */
    private static String values(FeatureVectors read) {
        StringBuilder values = new StringBuilder();
        for (FeatureVector vector : read.all()) {
            for (int i = 0; i < vector.size(); i++) {
                values.append(vector.value(i)).append(vector.status(i)).append('\n');
            }
        }
        return values.toString();
    }

    private String text(FeatureVectors read) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lookups.size(); i++) {
            text.append(read.vector(i).text()).append('\n');
        }
        return text.toString().stripTrailing();
    }
}
