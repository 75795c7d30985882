package dev.tidemark.core.promotion;

import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.registry.Promotion;
import dev.tidemark.core.registry.PromotionLease;
import dev.tidemark.core.registry.PromotionState;
import dev.tidemark.core.registry.Registry;
import dev.tidemark.core.registry.ReleaseFlip;
import java.util.List;
import java.util.Optional;

/** Brings the registry's memory in line with the store's pointer, where whoever moved it was killed before writing that down. */
final class Reconciliation {
    /** Who moved a pointer and was killed is not known. */
    private static final String UNKNOWN = "unknown";

    private Reconciliation() {}

    /** The change that nobody wrote down; it is written down now. */
    static Optional<ReleaseFlip> run(Registry registry, PromotionLease lease, String service, long live) {
        List<ReleaseFlip> flips = registry.releases().history(service);
        long from = flips.isEmpty() ? 0 : flips.get(0).to();
        if (from == live) {
            return Optional.empty();
        }
        Optional<Promotion> flipped = registry.promotions()
                .unfinished(service)
                .filter(promotion -> promotion.state() == PromotionState.FLIPPING
                        && promotion.what().release() == live);
        if (flipped.isPresent()) {
            registry.promotions().finish(lease, flipped.get().id(), from);
            return Optional.of(registry.releases().history(service).get(0));
        }
        if (live == 0) {
            return Optional.of(registry.releases().flipped(service, from, 0, FlipReason.RETIRE, UNKNOWN));
        }
        return !flips.isEmpty() && flips.get(0).from() == live
                ? Optional.of(registry.releases().flipped(service, from, live, FlipReason.ROLLBACK, UNKNOWN))
                : Optional.empty();
    }
}
