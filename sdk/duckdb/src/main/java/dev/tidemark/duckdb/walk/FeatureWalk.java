package dev.tidemark.duckdb.walk;

/** Computes the stored features of a spine. */
@FunctionalInterface
public interface FeatureWalk {
    /** The features of every row; the caller closes them. Nothing is left of a walk that fails or is cancelled. */
    FeatureTable run(WalkRequest request);
}
