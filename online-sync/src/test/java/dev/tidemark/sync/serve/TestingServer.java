package dev.tidemark.sync.serve;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.sync.apply.FeedWatch;
import dev.tidemark.sync.config.SettingReader;
import dev.tidemark.sync.http.Endpoint;
import dev.tidemark.sync.metrics.SyncMetrics;
import dev.tidemark.sync.serve.push.PushEndpoint;
import dev.tidemark.sync.serve.push.PushStreams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The serving half of the service on a store of cards, at a port of its own. */
final class TestingServer implements AutoCloseable {
    static final int SHARDS = 2;

    final TestingStore testing = TestingStore.start();
    final RedisStreams streams = RedisProvider.streams(testing.folder(), OnlineSettings.embedded());
    final SyncMetrics metrics = new SyncMetrics();
    final Health health = new Health();
    private final FeatureServing serving;

    private TestingServer(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.putIfAbsent("sync.http.port", "0");
        ServeSettings serve = ServeSettings.read(new SettingReader(
                ProjectConfig.read(testing.folder(), Map.of(), settings).sync()));
        Endpoint push = new PushEndpoint(
                new FeedWatch(testing.store()),
                new PushStreams(streams, OnlineSettings.embedded().namespace(), SHARDS),
                serve.limits(),
                1_000);
        serving = FeatureServing.start(
                serve,
                testing.store(),
                testing.reader(),
                metrics,
                health,
                (service, lookups, vectors) -> {},
                List.of(push));
    }

    static TestingServer start() {
        return start(Map.of());
    }

    static TestingServer start(Map<String, String> settings) {
        return new TestingServer(settings);
    }

    int port() {
        return serving.port();
    }

    TestingClient client() {
        return new TestingClient(port());
    }

    @Override
    public void close() {
        serving.close();
        metrics.close();
        streams.close();
        testing.close();
    }
}
