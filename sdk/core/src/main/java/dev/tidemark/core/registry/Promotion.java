package dev.tidemark.core.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A promotion as it stands.
 *
 * @param id above 0
 * @param error why it failed or was interrupted the last time; empty while all is well
 * @param steps when it came to each state, oldest first; a state that was taken up again stands there again
 */
public record Promotion(
        long id, NewPromotion what, PromotionState state, Optional<String> error, String who, List<Step> steps) {
    public Promotion {
        steps = List.copyOf(steps);
    }

    /** When it began. */
    public Instant began() {
        return steps.get(0).at();
    }

    /** When it came to its state. */
    public Instant since() {
        return steps.get(steps.size() - 1).at();
    }

    /** That it came to a state. */
    public record Step(PromotionState state, Instant at) {}
}
