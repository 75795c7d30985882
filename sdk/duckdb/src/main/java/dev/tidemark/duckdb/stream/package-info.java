/**
 * Arrow batches on their way into DuckDB and out of it.
 *
 * <p>Decides who owns which buffer and how a failure in Java survives the way through native code; knows nothing of features.
 * Start at {@link dev.tidemark.duckdb.stream.ArrowStreams}.
 */
package dev.tidemark.duckdb.stream;
