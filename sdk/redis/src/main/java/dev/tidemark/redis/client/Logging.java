package dev.tidemark.redis.client;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.Slf4JLoggerFactory;

/**
 * Netty looks for loggers of its own accord and, where SLF4J throws everything away, takes Java's, which writes to standard
 * error. Here it logs through SLF4J whatever that does, as Redisson does.
 */
final class Logging {
    private Logging() {}

    /** Takes effect for the classes of Netty that are not loaded yet. */
    static void throughSlf4j() {
        InternalLoggerFactory.setDefaultFactory(Slf4JLoggerFactory.INSTANCE);
    }
}
