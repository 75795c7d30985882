package dev.tidemark.semantics.reference;

/** What one event of a key means to one feature at one instant. */
public enum Standing {
    /** It made the value. */
    COUNTED,
    /** It lies in the window, but the feature keeps only the oldest or newest, and others are. */
    OUTRANKED,
    /** It lies in the window, but its value is null, which this aggregate ignores. */
    NULL_VALUE,
    /** The view's or the feature's condition is not true of it. */
    FILTERED_OUT,
    /** It happened before the window begins. */
    TOO_OLD,
    /** It happened after a window that ends before the instant. */
    TOO_RECENT,
    /** It happened at or after the instant: to count it would have leaked the future. */
    IN_THE_FUTURE,
    /** It happened before the instant but became known at or after it: to count it would have leaked. */
    KNOWN_TOO_LATE,
    /** It became known at or after the known-as-of instant asked for. */
    AFTER_KNOWN_AS_OF
}
