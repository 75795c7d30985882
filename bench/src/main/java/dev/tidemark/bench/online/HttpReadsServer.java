package dev.tidemark.bench.online;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.sync.config.SettingReader;
import dev.tidemark.sync.metrics.SyncMetrics;
import dev.tidemark.sync.serve.FeatureServing;
import dev.tidemark.sync.serve.Health;
import dev.tidemark.sync.serve.ServeSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The server that {@link HttpReads} asks, at the instant its states are of; says its port and serves until it is ended. */
public final class HttpReadsServer {
    private HttpReadsServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path project = Path.of(arguments[0]);
        ServeSettings settings = ServeSettings.read(
                new SettingReader(ProjectConfig.read(project, Map.of(), Map.of("sync.http.port", "0"))
                        .sync()));
        try (SyncMetrics metrics = new SyncMetrics();
                OnlineStore store = new RedisProvider().open(project, OnlineSettings.embedded());
                FeatureServing serving = FeatureServing.start(
                        settings,
                        store,
                        OnlineReader.of(store).asOf(ServedStates.NOW_MICROS),
                        metrics,
                        new Health(),
                        (service, lookups, vectors) -> {},
                        List.of())) {
            System.out.println(serving.port());
            new CountDownLatch(1).await();
        }
    }
}
