package dev.tidemark.redis.client;

import dev.tidemark.redis.settings.Mode;
import java.time.Duration;
import org.redisson.config.DelayStrategy;
import org.redisson.config.EqualJitterDelay;

/**
 * How often a command is tried again, and after what pause: enough for a server that comes back, or for another to be put in its
 * place where something does that; not for one that is gone.
 */
final class Retries {
    static final DelayStrategy DELAY = new EqualJitterDelay(Duration.ofMillis(400), Duration.ofSeconds(2));

    private Retries() {}

    static int attempts(Mode mode) {
        return mode == Mode.SINGLE ? 3 : 8;
    }
}
