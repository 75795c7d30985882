package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.expression.InputColumn;
import java.io.Serializable;
import java.util.List;

/**
 * One bound view: whose history, from which rows, into which features.
 *
 * @param entity the entity's name
 * @param keys the entity's key columns, in order; the source and the spine have columns of these names
 * @param columns what a row of this view holds: first the source's columns it reads, by name, then the derived ones in
 *     the order they are defined, then the filters
 * @param where index into {@code columns} of the BOOL column that a row must be true in to exist, or
 *     {@link FeaturePlan#NONE}
 * @param features in the order of the definition, only those the service lists
 */
public record ViewPlan(
        String name,
        String entity,
        List<InputColumn> keys,
        SourcePlan source,
        List<ViewColumn> columns,
        int where,
        List<FeaturePlan> features)
        implements Serializable {
    public ViewPlan {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        features = List.copyOf(features);
    }

    /** How many of {@link #columns} are read from the source: they come first. */
    public int sourceColumnCount() {
        int n = 0;
        while (n < columns.size() && !columns.get(n).isDerived()) {
            n++;
        }
        return n;
    }

    /** The longest look-back of any feature, shift included; {@link Long#MAX_VALUE} if one has no start. */
    public long reachMicros() {
        return features.stream().mapToLong(FeaturePlan::reachMicros).max().orElse(0);
    }
}
