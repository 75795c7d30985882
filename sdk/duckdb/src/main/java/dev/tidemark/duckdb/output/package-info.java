/**
 * Training sets in spine order: the spine's columns from its files, the features from the walk, put together row by row.
 *
 * <p>Decides how they are joined, by position, and how Parquet is written; never what a value is. Start at {@link
 * dev.tidemark.duckdb.output.TrainingTable}.
 */
package dev.tidemark.duckdb.output;
