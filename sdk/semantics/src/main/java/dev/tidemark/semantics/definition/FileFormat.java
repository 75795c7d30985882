package dev.tidemark.semantics.definition;

/** How a file is written. */
public enum FileFormat {
    PARQUET,
    CSV,
    JSON,
    ARROW
}
