package dev.tidemark.core.registry;

/** Why another release is served. */
public enum FlipReason {
    PROMOTE,
    MATERIALIZE,
    ROLLBACK,
    RETIRE
}
