package dev.tidemark.core.promotion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A comparison of online reads with offline values at one instant.
 *
 * @param rows questions asked of both sides
 * @param features compared in each
 * @param unseen of the rows, those about keys that nobody ever saw
 * @param differing how many values differ
 * @param first the first few of those
 */
public record ParityReport(long rows, int features, long unseen, long differing, List<Difference> first) {
    /** One value that differs; both as text. */
    public record Difference(Map<String, Object> key, String feature, String online, String offline) {
        /** {@code card_id=c42, amount_avg_7d: 12.5 online, 12.75 offline}. */
        public String text() {
            String keys = key.entrySet().stream()
                    .map(column -> column.getKey() + "=" + column.getValue())
                    .collect(Collectors.joining(", "));
            return keys + ", " + feature + ": " + online + " online, " + offline + " offline";
        }
    }

    public ParityReport {
        first = List.copyOf(first);
    }

    public boolean passes() {
        return differing == 0;
    }

    /** {@code 640 reads × 19 features equal offline values to the bit}, or how many differ, and the first of them. */
    public String text() {
        String compared =
                rows + (rows == 1 ? " read" : " reads") + " × " + features + (features == 1 ? " feature" : " features");
        return passes()
                ? compared + " equal offline values to the bit"
                : compared + ": " + differing + " values differ from offline; "
                        + first.stream().map(Difference::text).collect(Collectors.joining("; "));
    }

    /** Its machine form. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("reads", rows)
                .put("features", features)
                .put("unseenKeys", unseen)
                .put("differing", differing)
                .put("passes", passes());
        ArrayNode list = json.putArray("first");
        for (Difference difference : first) {
            ObjectNode node = list.addObject();
            ObjectNode key = node.putObject("key");
            difference.key().forEach((column, value) -> key.putPOJO(column, value));
            node.put("feature", difference.feature())
                    .put("online", difference.online())
                    .put("offline", difference.offline());
        }
        return json;
    }
}
