package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.state.FeatureValues;

/** Keeps the values of one view for the rows of the spine, in whatever order they come. Used by one lane. */
interface ResultWriter {
    void write(long spineRow, FeatureValues values);
}
