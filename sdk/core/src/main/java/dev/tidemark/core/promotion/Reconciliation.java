package dev.tidemark.core.promotion;

import dev.tidemark.core.registry.Promotion;
import dev.tidemark.core.registry.PromotionLease;
import dev.tidemark.core.registry.PromotionState;
import dev.tidemark.core.registry.Registry;
import dev.tidemark.core.registry.ReleaseFlip;
import java.util.List;
import java.util.Optional;

/** Brings the registry's memory in line with the store's pointer, where a promoter was killed between the two. */
final class Reconciliation {
    private Reconciliation() {}

    /** The promotion whose release is live although nobody wrote it down; it is written down now. */
    static Optional<Promotion> run(Registry registry, PromotionLease lease, String service, long live) {
        return registry.promotions()
                .unfinished(service)
                .filter(promotion -> promotion.state() == PromotionState.FLIPPING
                        && promotion.what().release() == live)
                .map(promotion -> {
                    List<ReleaseFlip> flips = registry.releases().history(service);
                    long from = flips.isEmpty() ? 0 : flips.get(0).to();
                    return registry.promotions().finish(lease, promotion.id(), from);
                });
    }
}
