package dev.tidemark.core.skew;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was compared, and what differs.
 *
 * @param vectors that were compared
 * @param values of them that were compared
 * @param uncompared values of on-demand features whose views were evaluated at different instants
 * @param mismatches in the order of the log
 */
public record SkewReport(String service, long vectors, long values, long uncompared, List<Mismatch> mismatches) {
    private static final int SHOWN = 20;

    public SkewReport {
        mismatches = List.copyOf(mismatches);
    }

    /** Whether every difference is explained by time or versions. */
    public boolean passes() {
        return mismatches.stream().noneMatch(mismatch -> mismatch.reason().isAlarm());
    }

    /** How many there are of each reason that there is. */
    public Map<SkewReason, Long> byReason() {
        Map<SkewReason, Long> counts = new EnumMap<>(SkewReason.class);
        mismatches.forEach(mismatch -> counts.merge(mismatch.reason(), 1L, Long::sum));
        return counts;
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("service", service);
        json.put("vectors", vectors);
        json.put("values", values);
        json.put("uncompared", uncompared);
        json.put("passes", passes());
        ObjectNode reasons = json.putObject("reasons");
        byReason().forEach((reason, count) -> reasons.put(reason.name(), count));
        ArrayNode list = json.putArray("mismatches");
        for (Mismatch mismatch : mismatches) {
            list.addObject()
                    .put("place", mismatch.place())
                    .put("feature", mismatch.feature())
                    .put("served", mismatch.served())
                    .put("offline", mismatch.offline())
                    .put("reason", mismatch.reason().name());
        }
        return json;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(service)
                .append(": ")
                .append(vectors)
                .append(" served vectors, ")
                .append(values);
        text.append(" values compared, ").append(mismatches.size()).append(" differ\n");
        byReason()
                .forEach((reason, count) -> text.append("  ")
                        .append(count)
                        .append("  ")
                        .append(reason)
                        .append(": ")
                        .append(reason.text())
                        .append('\n'));
        if (uncompared > 0) {
            text.append("  ")
                    .append(uncompared)
                    .append("  on-demand values not compared: their views are of different");
            text.append(" instants\n");
        }
        for (Mismatch mismatch : mismatches.subList(0, Math.min(SHOWN, mismatches.size()))) {
            text.append(mismatch.place())
                    .append("  ")
                    .append(mismatch.feature())
                    .append(": served ");
            text.append(mismatch.served()).append(", offline ").append(mismatch.offline());
            text.append(" (").append(mismatch.reason()).append(")\n");
        }
        if (mismatches.size() > SHOWN) {
            text.append("… and ").append(mismatches.size() - SHOWN).append(" more; --json lists all\n");
        }
        return text.toString();
    }
}
