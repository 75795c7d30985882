package dev.tidemark.redis;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StoreOpener;
import java.nio.file.Path;

/**
 * A Redis at an address, which any process opens that reaches it.
 *
 * @param project what files of the settings, as with passwords, are relative to; a path, as text since paths cannot be sent
 */
record ConfiguredRedis(String project, OnlineSettings settings) implements StoreOpener {
    @Override
    public OnlineStore open() {
        return new RedisProvider().open(Path.of(project), settings);
    }
}
