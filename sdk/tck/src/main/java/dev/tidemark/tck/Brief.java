package dev.tidemark.tck;

import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Scenarios of one card and the definitions that golden cases share, written in Java. */
final class Brief {
    /** When every question of these scenarios is asked; the events lie in the day before. */
    static final long AS_OF = Values.micros("10:00");

    private Brief() {}

    /** A feature; further settings are name and value in turn. */
    static Map<String, Object> feature(String name, String aggregate, Object... settings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("aggregate", aggregate);
        for (int i = 0; i < settings.length; i += 2) {
            tree.put((String) settings[i], settings[i + 1]);
        }
        return tree;
    }

    static Scenario scenario(List<Map<String, Object>> features, List<SourceRow> rows) {
        return new Scenario(
                BriefDefinitions.complete(Map.of("features", features)),
                Map.of("events", rows),
                List.of(new SpineRow(AS_OF, Map.of("card", "c1"))),
                OptionalLong.empty());
    }

    /** An event of the card, that many microseconds before the question. */
    static SourceRow event(long microsBefore, String column, Object value) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("card", "c1");
        values.put("at", AS_OF - microsBefore);
        values.put(column, value);
        return new SourceRow(values);
    }
}
