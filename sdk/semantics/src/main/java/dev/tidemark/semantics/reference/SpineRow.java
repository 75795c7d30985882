package dev.tidemark.semantics.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One question: the features of these keys at this instant.
 *
 * @param asOfMicros the instant, microseconds since the epoch; null is refused by the executor that meets it
 * @param values the key columns and the request values by name; one that is absent is null
 */
public record SpineRow(Long asOfMicros, Map<String, Object> values) {
    public SpineRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Object value(String column) {
        return values.get(column);
    }
}
