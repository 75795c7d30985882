package dev.tidemark.redis.client;

import java.time.Duration;
import org.redisson.config.DelayStrategy;
import org.redisson.config.EqualJitterDelay;

/** How often a command is tried again, and after what pause: enough for a server that comes back, not for one that is gone. */
final class Retries {
    static final int ATTEMPTS = 3;
    static final DelayStrategy DELAY = new EqualJitterDelay(Duration.ofMillis(400), Duration.ofSeconds(2));

    private Retries() {}
}
