/**
 * The executor of one machine: DuckDB scans, filters, and sorts what the heap does not hold; the walk computes every value.
 *
 * <p>Decides how DuckDB is set up, where its temporary files lie and what its failures are called; never what a feature
 * means. {@code database} and {@code stream} talk to DuckDB, {@code input} makes relations of files, {@code walk} computes,
 * {@code output} puts training sets together. Start at {@link dev.tidemark.duckdb.DuckDbExecutor}.
 */
package dev.tidemark.duckdb;
