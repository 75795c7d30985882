package dev.tidemark.semantics.reference;

/**
 * Rows of a view's source that are no events of it.
 *
 * @param withoutTime rows whose event time is null (TIME-5)
 * @param withoutKey rows with an event time and a null in a key column (KEY-2)
 */
public record IgnoredEvents(long withoutTime, long withoutKey) {}
