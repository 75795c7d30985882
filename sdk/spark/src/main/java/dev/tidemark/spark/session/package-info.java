/**
 * Spark itself: which session Tidemark works in, how its jobs are watched and stopped, and what its failures are called.
 *
 * <p>Decides settings that keep values the same everywhere; knows nothing of features. Start at {@link
 * dev.tidemark.spark.session.SparkWork}.
 */
package dev.tidemark.spark.session;
