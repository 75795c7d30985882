package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;
import java.util.Map;

/**
 * One bound source.
 *
 * @param definition names the file, the event time, the known time and the sequence
 * @param columnTypes every column of the source whose type Tidemark knows, by name
 */
public record SourcePlan(Source definition, Map<String, ValueType> columnTypes) implements Serializable {
    public SourcePlan {
        columnTypes = Map.copyOf(columnTypes);
    }

    public String name() {
        return definition.name();
    }
}
