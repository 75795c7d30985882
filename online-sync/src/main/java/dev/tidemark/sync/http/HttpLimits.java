package dev.tidemark.sync.http;

import java.time.Duration;

/**
 * What one caller may take.
 *
 * @param bodyBytes the largest body
 * @param connections open at a time; further ones wait
 * @param requests under way at a time; further ones are told to come later
 * @param requestTime from a request's first byte to its last
 * @param idleTime a connection may lie idle
 * @param stopTime for requests under way when the server stops
 */
public record HttpLimits(
        int bodyBytes, int connections, int requests, Duration requestTime, Duration idleTime, Duration stopTime) {
    public static HttpLimits defaults() {
        return new HttpLimits(
                1 << 20, 1_000, 256, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(20));
    }
}
