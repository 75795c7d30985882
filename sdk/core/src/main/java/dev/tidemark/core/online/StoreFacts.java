package dev.tidemark.core.online;

import java.util.OptionalLong;

/**
 * A store as it is now.
 *
 * @param product with its version, as in {@code Redis 7.0.15}
 * @param address without password
 * @param usedBytes what it holds in memory, of all its servers
 * @param limitBytes what it may hold; empty if nothing is set
 * @param incarnation another one whenever a server may have forgotten what it was told: it was started again, or another one
 *     took its place
 */
public record StoreFacts(String product, String address, long usedBytes, OptionalLong limitBytes, String incarnation) {}
