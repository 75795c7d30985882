package dev.tidemark.core.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A comparison of some rows with the reference.
 *
 * @param rows compared
 * @param features compared in each row
 * @param differing how many values differ
 * @param first the first few of those
 */
public record CheckReport(long rows, int features, long differing, List<Difference> first) {
    /**
     * One value that differs; both as text.
     *
     * @param row as messages count them: 1 is the first
     */
    public record Difference(long row, String feature, String built, String expected) {}

    public CheckReport {
        first = List.copyOf(first);
    }

    public boolean passes() {
        return differing == 0;
    }

    /** {@code 200 rows × 15 features equal the reference}, or the differences, one a line. */
    public String text() {
        String compared =
                rows + (rows == 1 ? " row" : " rows") + " × " + features + (features == 1 ? " feature" : " features");
        if (passes()) {
            return compared + " equal the reference";
        }
        StringBuilder text = new StringBuilder(compared + ": " + differing + " values differ from the reference");
        for (Difference difference : first) {
            text.append(System.lineSeparator())
                    .append("  row ")
                    .append(difference.row())
                    .append(", ")
                    .append(difference.feature())
                    .append(": ")
                    .append(difference.built())
                    .append(", the reference says ")
                    .append(difference.expected());
        }
        return text.toString();
    }

    /** Its machine form. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rows", rows)
                .put("features", features)
                .put("differing", differing)
                .put("passes", passes());
        ArrayNode list = json.putArray("first");
        first.forEach(difference -> list.addObject()
                .put("row", difference.row())
                .put("feature", difference.feature())
                .put("built", difference.built())
                .put("expected", difference.expected()));
        return json;
    }
}
