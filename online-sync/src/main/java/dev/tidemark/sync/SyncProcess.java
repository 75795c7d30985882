package dev.tidemark.sync;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.sync.apply.FeedWatch;
import dev.tidemark.sync.config.SettingReader;
import dev.tidemark.sync.config.SyncConfig;
import dev.tidemark.sync.config.SyncConfigReader;
import dev.tidemark.sync.log.FeatureLog;
import dev.tidemark.sync.log.FeatureLogSettings;
import dev.tidemark.sync.metrics.IngestMeters;
import dev.tidemark.sync.metrics.SyncMetrics;
import dev.tidemark.sync.serve.FeatureServing;
import dev.tidemark.sync.serve.Health;
import dev.tidemark.sync.serve.ServeSettings;
import dev.tidemark.sync.serve.push.PushEndpoint;
import dev.tidemark.sync.serve.push.PushStreams;
import dev.tidemark.sync.serve.read.ReadListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole service as a project sets it up: it takes streams in, and serves features over HTTP, until stopped. Thread-safe. */
public final class SyncProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncProcess.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private SyncMetrics metrics;
    private Health health;
    private SyncConfig sync;
    private boolean stopping;
    private int port;

    private SyncProcess() {}

    /** Takes in and serves. */
    public static SyncProcess start(Path project, ProjectConfig config) {
        SyncProcess process = serveOnly(project, config);
        try {
            process.ingest(project, config);
            return process;
        } catch (RuntimeException e) {
            process.stop();
            throw e;
        }
    }

    /** Serves, and leaves the streams to others. */
    public static SyncProcess serveOnly(Path project, ProjectConfig config) {
        SyncProcess process = new SyncProcess();
        try {
            process.serve(project, config);
            return process;
        } catch (RuntimeException e) {
            process.stop();
            throw e;
        }
    }

    /** Every setting of the service. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>(ServeSettings.KEYS);
        keys.addAll(FeatureLogSettings.KEYS);
        keys.addAll(SyncConfigReader.keys());
        return keys;
    }

    private void serve(Path project, ProjectConfig config) {
        config.sync().checkKnown(keys());
        SettingReader settings = new SettingReader(config.sync());
        ServeSettings serve = ServeSettings.read(settings);
        FeatureLogSettings log = FeatureLogSettings.read(settings);
        boolean embedded = !config.online().properties().containsKey("address");
        sync = SyncConfigReader.read(settings, embedded);
        health = new Health();
        metrics = opened(new SyncMetrics());
        OnlineStore store = opened(new RedisProvider().open(project, config.online()));
        RedisStreams streams = opened(RedisProvider.streams(project, config.online()));
        PushStreams push = new PushStreams(streams, config.online().namespace(), sync.shards());
        ReadListener listener = log.isOn()
                ? opened(FeatureLog.start(log, sync.instance(), metrics.registry()))
                : (service, lookups, vectors) -> {};
        FeatureServing serving = opened(FeatureServing.start(
                serve,
                store,
                OnlineReader.of(store),
                metrics,
                health,
                listener,
                List.of(new PushEndpoint(new FeedWatch(store), push, serve.limits(), sync.maxEventBytes()))));
        port = serving.port();
        LOG.info(
                "features are served at {}://{}:{}",
                serve.http().tls().isPresent() ? "https" : "http",
                serve.http().host(),
                port);
    }

    private void ingest(Path project, ProjectConfig config) {
        IngestMeters meters = new IngestMeters(metrics.registry());
        opened(SyncService.start(project, config.online(), sync, meters, Clock.systemUTC()));
        health.register("ingest", meters::problem);
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /** Where features are served. */
    public int port() {
        return port;
    }

    /** Finishes what is under way, last opened first closed. Stopping twice does nothing. */
    public synchronized void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (TidemarkException e) {
                LOG.warn("{}", e.getMessage());
            } catch (Exception e) {
                LOG.warn("a part did not stop in good order", e);
            }
        }
        stopped.countDown();
    }

    /** Returns when it has been stopped. */
    public void join() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        stop();
    }
}
