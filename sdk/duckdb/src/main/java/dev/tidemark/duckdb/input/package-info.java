/**
 * Files as relations of DuckDB with few, canonical types.
 *
 * <p>Decides how each file format and each stored type is read, and what is refused; never which rows matter. Text is typed
 * by {@code semantics.text} alone. Start at {@link dev.tidemark.duckdb.input.Inputs}.
 */
package dev.tidemark.duckdb.input;
