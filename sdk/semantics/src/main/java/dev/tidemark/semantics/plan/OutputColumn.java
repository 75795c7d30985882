package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;

/**
 * One feature column of a training set or of an online vector.
 *
 * @param name the feature's name, or {@code view__name} where two views of the service share it
 * @param view index into {@link ServicePlan#views()}; {@link FeaturePlan#NONE} for an on-demand feature
 * @param feature index into the view's features, or into {@link ServicePlan#onDemand()}
 */
public record OutputColumn(String name, ValueType type, int view, int feature) implements Serializable {
    public boolean isOnDemand() {
        return view == FeaturePlan.NONE;
    }
}
