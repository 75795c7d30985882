/**
 * Files and tables as rows of Spark, with the types they are stored with and how those are read.
 *
 * <p>Decides which rows there are, in which order a spine has them, and how a stored value becomes one of Tidemark's; knows
 * nothing of features. Start at {@link dev.tidemark.spark.input.InputTable}.
 */
package dev.tidemark.spark.input;
