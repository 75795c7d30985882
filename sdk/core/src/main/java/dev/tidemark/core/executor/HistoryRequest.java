package dev.tidemark.core.executor;

import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.type.ValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one source: those that have one of the keys, of any of the entities.
 *
 * @param columns what to read, with the type it is read as
 * @param keys a row that has keys of two entities comes once all the same
 */
public record HistoryRequest(SourcePlan source, Map<String, ValueType> columns, List<KeySet> keys) {
    public HistoryRequest {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        keys = List.copyOf(keys);
    }
}
