package dev.tidemark.cli.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What streamed and how fresh it was.
 *
 * @param payments that were sent
 * @param entities those who paid, whose features were read when all was over
 * @param nanosUntilReadable of each payment of the watched card, from being sent until a read showed it, least first
 */
public record LiveResult(long payments, int entities, List<Long> nanosUntilReadable) {
    private static final double NANOS_PER_MILLI = 1e6;

    public LiveResult {
        nanosUntilReadable = List.copyOf(nanosUntilReadable);
    }

    /** Half of the payments could be read sooner. */
    public double medianMillis() {
        return nanosUntilReadable.get(nanosUntilReadable.size() / 2) / NANOS_PER_MILLI;
    }

    public double longestMillis() {
        return nanosUntilReadable.get(nanosUntilReadable.size() - 1) / NANOS_PER_MILLI;
    }

    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("payments", payments)
                .put("entities", entities)
                .put("watched", nanosUntilReadable.size())
                .put("readableAfterMedianMillis", medianMillis())
                .put("readableAfterMostMillis", longestMillis());
    }
}
