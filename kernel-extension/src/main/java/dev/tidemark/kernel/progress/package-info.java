/**
 * Where long work of a cell stands, drawn at most ten times a second from whatever thread, and how an interrupt ends it in
 * good order.
 *
 * <p>Start at {@link dev.tidemark.kernel.progress.CellWorks}.
 */
package dev.tidemark.kernel.progress;
