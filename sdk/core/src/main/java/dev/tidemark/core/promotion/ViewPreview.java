package dev.tidemark.core.promotion;

/**
 * What a promotion does about one view.
 *
 * @param why in a few words, as in {@code its definition changed}
 * @param keys whose states are loaded, or kept; an estimate for a view with a condition
 * @param bytes of the store's memory that they take, its own overhead included; 0 if nothing is loaded
 */
public record ViewPreview(String view, Fate fate, String why, long keys, long bytes) {
    /** What becomes of the states of a view. */
    public enum Fate {
        /** Computed from its source and loaded beside what is served. */
        LOAD,
        /** Those of an earlier load serve on: loading again would store the same bytes. */
        REUSE,
        /** The service reads them no more; they are deleted when no release needs them. */
        DROP
    }
}
