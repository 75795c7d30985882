/**
 * Rows on their way between tasks: their bytes, their shuffle and their sort, on disk where memory does not hold them.
 *
 * <p>Decides how rows of one key come together in the order of time, and answers in the order of the spine; never what is computed of
 * them. Start at {@link dev.tidemark.spark.shuffle.Shuffle}.
 */
package dev.tidemark.spark.shuffle;
