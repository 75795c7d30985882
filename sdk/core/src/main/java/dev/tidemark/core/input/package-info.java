/**
 * Files as rows, for engines that do not read them as Tidemark does: CSV and JSON by their own readers, and what the first bytes
 * of a file say against its format.
 *
 * <p>Decides which text is a row, which columns are read as what, and how a fault is said; never what becomes of the rows.
 * Start at {@link dev.tidemark.core.input.TextFiles}.
 */
package dev.tidemark.core.input;
