/**
 * Tables in a notebook: a page of rows under a summary of each column, however many rows there are.
 *
 * <p>Reads batch by batch and keeps no more than the page. Start at {@link dev.tidemark.kernel.render.table.Table}.
 */
package dev.tidemark.kernel.render.table;
