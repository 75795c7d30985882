package dev.tidemark.core.skew;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A vector as the feature log has it.
 *
 * @param place file and line
 * @param fingerprint of the plan it was computed by
 * @param given keys and request values, by column
 */
public record ServedRow(
        String place,
        long release,
        String fingerprint,
        long asOfMicros,
        Map<String, JsonNode> given,
        Map<String, Served> features) {
    /**
     * One value that was served.
     *
     * @param eventTimeMicros when the newest event of the key in the feature's view became visible
     */
    public record Served(JsonNode value, String status, OptionalLong eventTimeMicros) {}
}
