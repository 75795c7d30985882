package dev.tidemark.core.registry;

/** How far a promotion came. */
public enum PromotionState {
    VALIDATING,
    BACKFILLING,
    PARITY,
    FLIPPING,
    LIVE,
    FAILED;

    /** Whether nothing is left to do. */
    public boolean isFinished() {
        return this == LIVE || this == FAILED;
    }
}
