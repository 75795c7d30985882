package dev.tidemark.semantics.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a source: values by column, of the Java types that {@link dev.tidemark.semantics.type.ValueType} names. A
 * column that is absent is null.
 */
public record SourceRow(Map<String, Object> values) {
    public SourceRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Object value(String column) {
        return values.get(column);
    }
}
