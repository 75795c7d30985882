package dev.tidemark.semantics.error;

/** Who can put an error right. */
public enum ErrorCategory {
    /** The definition, the command or the data: the user changes it. */
    USER,
    /** A defect in Tidemark: report it. */
    INTERNAL,
    /** Memory, disk or time ran out: give more, or ask for less. */
    RESOURCES,
    /** Something Tidemark depends on failed: another process, a file system, a network. */
    EXTERNAL
}
