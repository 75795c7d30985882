/**
 * The executor of a cluster: Spark scans, shuffles, sorts and spills; the walk computes every value.
 *
 * <p>Decides how a plan becomes jobs and what Spark's failures are called; never what a feature means. {@code input} makes
 * rows of files and tables, {@code walk} computes, {@code output} hands training sets out. Start at {@link
 * dev.tidemark.spark.SparkExecutor}.
 */
package dev.tidemark.spark;
