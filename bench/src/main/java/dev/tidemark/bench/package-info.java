/**
 * Comparisons of what a user does by hand today with what Tidemark does, side by side in one run.
 *
 * <p>{@code data} makes seeded Parquet files, {@code job} holds one program per contender, each a process of its own
 * that reads Parquet and writes Parquet, and {@code harness} runs the contenders in turn, measures them, checks their
 * answers against one another and writes the results. Nothing here is part of the product or of the default build.
 * Start reading at {@link dev.tidemark.bench.harness.Compare}.
 */
package dev.tidemark.bench;
