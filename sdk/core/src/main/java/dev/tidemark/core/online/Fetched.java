package dev.tidemark.core.online;

/**
 * What one round trip brought.
 *
 * @param liveRelease the release of the service that is live; 0 if none ever was
 * @param values in the order asked for; null where nothing is stored
 */
public record Fetched(long liveRelease, byte[][] values) {}
