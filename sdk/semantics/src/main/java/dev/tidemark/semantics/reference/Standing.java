package dev.tidemark.semantics.reference;

/**
 * What one event of a key means to one feature at one instant. Of several reasons why an event does not count the first is
 * said, in the order in which they stand here: when it happened, then what it says, then when it became known. So those
 * known too late are what a join on event time alone would have counted besides.
 */
public enum Standing {
    /** It made the value. */
    COUNTED,
    /** It counts, but the feature keeps only the oldest or newest, and others are. */
    OUTRANKED,
    /** It happened at or after the instant: to count it would have leaked the future. */
    IN_THE_FUTURE,
    /** It happened after a window that ends before the instant. */
    TOO_RECENT,
    /** It happened before the window begins. */
    TOO_OLD,
    /** It lies in the window, but the view's or the feature's condition is not true of it. */
    FILTERED_OUT,
    /** It passes, but its value is null, which this aggregate ignores. */
    NULL_VALUE,
    /** All would let it count, but it became known at or after the instant: to count it would have leaked. */
    KNOWN_TOO_LATE,
    /** It was known at the instant, but not before the known-as-of instant asked for. */
    AFTER_KNOWN_AS_OF
}
