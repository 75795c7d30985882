package dev.tidemark.core.promotion;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressListener;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.training.Spine;
import dev.tidemark.semantics.definition.FeatureService;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is asked of a promotion. Immutable.
 *
 * @param definition in place of what the registry says; recorded there with the commit
 * @param cutOffMicros empty: now, or that of the unfinished promotion which is taken up
 * @param arrivedBeforeMicros what arrived before is in the files of sources without a known time; empty: what had arrived when
 *     they were first seen as they are
 * @param seenMicros when the files were looked at for the preview; empty if there was none
 * @param spine whose training set the gates judge
 */
record PromotionRequest(
        String service,
        Optional<FeatureService> definition,
        FlipReason reason,
        OptionalLong cutOffMicros,
        OptionalLong arrivedBeforeMicros,
        OptionalLong seenMicros,
        Optional<Spine> spine,
        Optional<String> label,
        String message,
        String who,
        ProgressListener progress,
        PromotionListener steps,
        Cancellation cancellation) {
    ProgressMeter meter() {
        return new ProgressMeter(progress);
    }
}
