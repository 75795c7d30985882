/**
 * Everything that handles Arrow vectors: the types of columns, filling them, scanning them, and writing batches as CSV, JSON and Arrow
 * files. Elsewhere Arrow appears only as a reader that is handed on.
 *
 * <p>Decides how values look in files ({@code docs/spec/files.md}). Hot: plain loops over bytes, nothing allocated for a
 * value where that can be helped. Start at {@link dev.tidemark.core.arrow.ArrowWriting}.
 */
package dev.tidemark.core.arrow;
