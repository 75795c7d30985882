package dev.tidemark.core.skew;

/**
 * A served value that differs from the one of the history.
 *
 * @param place file and line in the log
 * @param served as JSON
 * @param offline as JSON
 */
public record Mismatch(String place, String feature, String served, String offline, SkewReason reason) {}
