package dev.tidemark.redis;

import dev.tidemark.core.online.Swap;

/** When a value may be forgotten, as Redis wants to hear it. */
final class Expiry {
    private Expiry() {}

    /** Milliseconds since the epoch for PXAT, which takes no instant before 1970; {@code 0} for never. */
    static String text(long expireAtMillis) {
        return isNever(expireAtMillis) ? "0" : Long.toString(Math.max(1, expireAtMillis));
    }

    static boolean isNever(long expireAtMillis) {
        return expireAtMillis == Swap.NEVER;
    }

    static boolean isPast(long expireAtMillis) {
        return expireAtMillis <= System.currentTimeMillis();
    }
}
