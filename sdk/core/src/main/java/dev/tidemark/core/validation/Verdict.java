package dev.tidemark.core.validation;

/** What came of one gate. */
public enum Verdict {
    /** Its bound is kept. */
    PASSED,
    /** Its bound is not kept, or cannot be judged, and it only warns. */
    WARNED,
    /** Its bound is not kept, or cannot be judged. */
    FAILED,
    /** It lacks nothing but a first baseline. */
    NOT_EVALUATED
}
