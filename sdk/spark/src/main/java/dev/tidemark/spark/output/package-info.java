/**
 * Training sets as they leave Spark: as Arrow batches, as files, as single rows.
 *
 * <p>Decides how answers leave the cluster, in the spine's order; never what a value is. Start at {@link
 * dev.tidemark.spark.output.SparkTable}.
 */
package dev.tidemark.spark.output;
