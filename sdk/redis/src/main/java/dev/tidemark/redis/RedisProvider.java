package dev.tidemark.redis;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.OnlineStoreProvider;
import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.embedded.EmbeddedRedis;
import dev.tidemark.redis.settings.RedisSettings;
import dev.tidemark.redis.settings.SettingsReader;
import dev.tidemark.redis.stream.RedisStreams;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/** Redis, found by its presence on the class path: the one that is configured, or else one of the project's own. */
public final class RedisProvider implements OnlineStoreProvider {
    @Override
    public String name() {
        return "redis";
    }

    @Override
    public OnlineStore open(Path project, OnlineSettings settings) {
        return connect(
                project,
                settings,
                (redis, host) -> RedisStore.open(
                        redis,
                        settings.namespace(),
                        host,
                        host == Host.SOMEBODY_ELSE
                                ? Optional.of(new ConfiguredRedis(
                                        project.toAbsolutePath().toString(), settings))
                                : Optional.empty()));
    }

    /** The streams of the same Redis, over connections of their own. */
    public static RedisStreams streams(Path project, OnlineSettings settings) {
        return connect(
                project,
                settings,
                (redis, host) -> new RedisStreams(Client.connect(redis, host::ensureRunning), host::close));
    }

    private static <T> T connect(Path project, OnlineSettings settings, BiFunction<RedisSettings, Host, T> connection) {
        SettingsReader reader = new SettingsReader(project, settings.properties());
        if (reader.hasAddress()) {
            return connection.apply(reader.read(), Host.SOMEBODY_ELSE);
        }
        EmbeddedRedis embedded = EmbeddedRedis.join(project.resolve(".tidemark").resolve("redis"));
        try {
            RedisSettings local =
                    RedisSettings.local(embedded.port(), embedded.password()).with(reader.timeout(), reader.poolSize());
            return connection.apply(local, Host.project(embedded));
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }
}
