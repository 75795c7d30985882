/**
 * DuckDB itself: opened within a budget, asked in SQL, and its failures in Tidemark's words.
 *
 * <p>Decides settings, quoting and error codes; knows nothing of features. Start at {@link
 * dev.tidemark.duckdb.database.Database}.
 */
package dev.tidemark.duckdb.database;
