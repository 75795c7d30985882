/**
 * Files of Parquet that grow: rows of plain typed columns, in row groups, of which the last may be written anew.
 *
 * <p>Decides how the files are laid out and that a reader finds whole files only; never which rows are in them. Start at {@link
 * dev.tidemark.sync.archive.parquet.ParquetFile}.
 */
package dev.tidemark.sync.archive.parquet;
