package dev.tidemark.cli.live;

import com.fasterxml.jackson.databind.JsonNode;

/** Sees values move. */
@FunctionalInterface
public interface LiveView {
    /**
     * What was read just now.
     *
     * @param elapsedNanos since the first payment
     * @param payments that were sent so far
     */
    void show(long elapsedNanos, long payments, JsonNode features);
}
