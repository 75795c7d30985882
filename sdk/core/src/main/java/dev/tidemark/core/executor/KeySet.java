package dev.tidemark.core.executor;

import dev.tidemark.semantics.expression.InputColumn;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Some keys of one entity.
 *
 * @param columns its key columns, in order
 * @param keys one value for each column, none of them null
 */
public record KeySet(List<InputColumn> columns, Set<List<Object>> keys) implements Serializable {
    public KeySet {
        columns = List.copyOf(columns);
        keys = Set.copyOf(keys);
    }
}
