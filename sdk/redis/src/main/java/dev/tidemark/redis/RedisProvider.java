package dev.tidemark.redis;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.OnlineStoreProvider;
import dev.tidemark.redis.embedded.EmbeddedRedis;
import dev.tidemark.redis.settings.RedisSettings;
import dev.tidemark.redis.settings.SettingsReader;
import java.nio.file.Path;

/** Redis, found by its presence on the class path: the one that is configured, or else one of the project's own. */
public final class RedisProvider implements OnlineStoreProvider {
    @Override
    public String name() {
        return "redis";
    }

    @Override
    public OnlineStore open(Path project, OnlineSettings settings) {
        SettingsReader reader = new SettingsReader(project, settings.properties());
        if (reader.hasAddress()) {
            return RedisStore.open(reader.read(), settings.namespace(), Host.SOMEBODY_ELSE);
        }
        EmbeddedRedis embedded = EmbeddedRedis.join(project.resolve(".tidemark").resolve("redis"));
        try {
            RedisSettings local =
                    RedisSettings.local(embedded.port(), embedded.password()).with(reader.timeout(), reader.poolSize());
            return RedisStore.open(local, settings.namespace(), Host.project(embedded));
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }
}
