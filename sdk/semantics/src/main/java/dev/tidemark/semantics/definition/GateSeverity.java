package dev.tidemark.semantics.definition;

/** What follows when a gate's bound is not kept. */
public enum GateSeverity {
    /** Nothing is promoted. */
    FAIL,
    /** The report says so, and the work goes on. */
    WARN
}
