package dev.tidemark.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.cli.quickstart.LivePayments;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.sync.SyncProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Some seconds of payments through a sync service of this process, whose every read is logged and whose every event is archived. */
public final class LiveRun {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SETTINGS_OF_SYNC = "TIDEMARK_SYNC_";
    private static final String COUNTED = "txn_count_1h";

    private final FeatureStore store;
    private final LiveStream stream;
    private final Cancellation cancellation;
    private final String service;
    private final double amount;

    public LiveRun(FeatureStore store, LiveStream stream, String service, double amount, Cancellation cancellation) {
        this.store = store;
        this.stream = stream;
        this.service = service;
        this.amount = amount;
        this.cancellation = cancellation;
    }

    /** Whose payments are watched. */
    public record Watched(String card, String merchant) {}

    /** Hears where features are served, before the first payment. */
    @FunctionalInterface
    public interface Started {
        void at(int port);
    }

    /** Returns when all payments are archived, the features of who paid were read, and the service has stopped. */
    public LiveResult run(LivePayments payments, Watched watched, Duration length, Started started, LiveView view) {
        LiveTraffic traffic = new LiveTraffic(payments, stream, watched.card(), watched.merchant());
        try (SyncProcess process = SyncProcess.start(store.project(), config())) {
            started.at(process.port());
            LiveReads features = new LiveReads(process.port(), service, amount);
            stream(traffic, features, key(watched.card(), watched.merchant()), length, view);
            awaitArchived();
            List<Map<String, String>> paid = traffic.merchants().entrySet().stream()
                    .map(card -> key(card.getKey(), card.getValue()))
                    .toList();
            features.read(paid);
            return new LiveResult(traffic.sent(), paid.size(), traffic.nanosUntilReadable());
        }
    }

    private static Map<String, String> key(String card, String merchant) {
        return Map.of("card_id", card, "merchant_id", merchant);
    }

    private void stream(
            LiveTraffic traffic, LiveReads features, Map<String, String> key, Duration length, LiveView view) {
        features.read(key); // connects, and loads what a first read loads
        long start = System.nanoTime();
        long elapsed = 0;
        while (elapsed < length.toNanos() || !traffic.allSeen()) {
            cancellation.check();
            if (elapsed < length.toNanos()) {
                traffic.send(elapsed);
            } else if (elapsed > length.plus(PATIENCE).toNanos()) {
                throw lost(traffic);
            }
            look(traffic, features.read(key), elapsed, view);
            sleep(5);
            elapsed = System.nanoTime() - start;
        }
        look(traffic, features.read(key), elapsed, view);
    }

    private static void look(LiveTraffic traffic, JsonNode features, long elapsed, LiveView view) {
        traffic.saw(features.path(COUNTED).path("value").asLong());
        view.show(elapsed, traffic.sent(), features);
    }

    private static TidemarkException lost(LiveTraffic traffic) {
        return new TidemarkException(
                ErrorCode.STORE_UNREACHABLE,
                "Cannot go on: of " + traffic.sent() + " payments that were sent, some cannot be read after "
                        + PATIENCE.toSeconds() + " s; see whether this machine is very busy, and try again.");
    }

    /** Waits until everything that was sent is in the archive: it is taken for good no sooner. */
    private void awaitArchived() {
        StreamMarks marks = new StreamMarks(store.onlineStore());
        Map<String, Long> ends = stream.ends();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTaken(marks.taken(stream.name()), ends) && System.nanoTime() < deadline) {
            cancellation.check();
            sleep(50);
        }
    }

    private static boolean isTaken(Map<String, Long> taken, Map<String, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> taken.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** What the user has set for a service of his own is not meant for this one. */
    private ProjectConfig config() {
        Path project = store.project();
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith(SETTINGS_OF_SYNC));
        Map<String, String> settings = new TreeMap<>(stream.settings());
        settings.put("sync.http.port", "0");
        settings.put("sync.featureLog.rate", "1");
        settings.put("sync.archive.enabled", "true");
        settings.put("sync.archive.rollInterval", "500ms");
        return ProjectConfig.read(project, environment, settings);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TidemarkException(ErrorCode.CANCELLED, "Cancelled while payments stream.", e);
        }
    }
}
