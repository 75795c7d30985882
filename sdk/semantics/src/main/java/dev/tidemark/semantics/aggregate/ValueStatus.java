package dev.tidemark.semantics.aggregate;

/** Why a feature's value is what it is. */
public enum ValueStatus {
    /** A value the events gave. */
    PRESENT,
    /** Null: no event in the window gave a value, or the newest event's value is null. */
    NULL,
    /** Null: the newest event of a {@code latest} is older than its TTL. */
    EXPIRED,
    /** Null: no event that a {@code latest} may see was ever known. */
    NEVER_SEEN,
    /** The declared default, in place of a null. */
    DEFAULT
}
