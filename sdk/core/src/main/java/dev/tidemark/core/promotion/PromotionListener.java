package dev.tidemark.core.promotion;

import dev.tidemark.core.registry.PromotionState;

/** Hears how far a promotion came. What it throws ends the work where it stands, as any failure there does. */
@FunctionalInterface
public interface PromotionListener {
    /** Hears nothing. */
    PromotionListener NONE = (promotion, state) -> {};

    /**
     * A state was reached: the registry has it, and its work begins.
     *
     * @param promotion its number in the registry
     * @param state {@code LIVE} when everything is done, old states being removed
     */
    void reached(long promotion, PromotionState state);
}
