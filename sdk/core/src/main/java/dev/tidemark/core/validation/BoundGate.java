package dev.tidemark.core.validation;

import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;
import java.util.Optional;

/**
 * A gate whose names are resolved.
 *
 * @param owner {@code view 'card_activity'} or {@code service 'fraud_v1'}
 * @param columns it is about, of the training set; for {@code label_correlation} the features in scope
 * @param label of {@code label_correlation}
 * @param views in scope, for {@code freshness} and {@code coincidence}
 * @param baseline of {@code drift}: what its file holds
 */
record BoundGate(
        String owner,
        Gate gate,
        List<TableColumn> columns,
        Optional<TableColumn> label,
        List<ViewPlan> views,
        Optional<TrainingProfile> baseline) {
    BoundGate {
        columns = List.copyOf(columns);
        views = List.copyOf(views);
    }

    /** The one column it is about. */
    TableColumn column() {
        return columns.get(0);
    }
}
