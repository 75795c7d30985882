package dev.tidemark.core.promotion;

import dev.tidemark.core.registry.DefinitionsChange;
import dev.tidemark.core.registry.Promotion;
import dev.tidemark.core.training.BoundService;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;
import java.util.Optional;

/**
 * What a promotion would do, as things stand.
 *
 * @param unfinished a promotion of the service that did not come to its end
 * @param resumes whether that one is taken up, rather than given up
 * @param change what the registry is told first; empty if it has the definitions
 * @param seenMicros when the files were looked at
 * @param views in the plan's order
 */
record Draft(
        BoundService bound,
        Optional<DefinitionsChange> change,
        Live live,
        Snapshot snapshot,
        long cutOffMicros,
        long seenMicros,
        Arrivals arrivals,
        Optional<Promotion> unfinished,
        boolean resumes,
        List<ViewChoice> views) {
    Draft {
        views = List.copyOf(views);
    }

    List<ViewPlan> loaded() {
        return views.stream().filter(ViewChoice::isLoaded).map(ViewChoice::view).toList();
    }

    /** Whether the live release is what this would make again. */
    boolean changesNothing() {
        return !resumes
                && loaded().isEmpty()
                && live.document()
                        .filter(document ->
                                document.fingerprint().equals(bound.plan().fingerprint())
                                        && document.views().size() == views.size())
                        .isPresent();
    }
}
