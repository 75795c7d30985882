package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.type.ValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is read of a spine's rows. Its other columns pass through untouched.
 *
 * @param timeColumn the TIMESTAMP column with the instant each row asks about
 * @param read the time, the keys and the request values, by column, with the type each is read as; what is stored
 *     narrower widens to it
 */
public record SpinePlan(String timeColumn, Map<String, ValueType> read) {
    public SpinePlan {
        read = Collections.unmodifiableMap(new LinkedHashMap<>(read));
    }
}
