/**
 * How failures are reported: one unchecked exception, a code, a category, and a message of one line.
 *
 * <p>Decides the names of failures. Never decides what is one. Start at
 * {@link dev.tidemark.semantics.error.TidemarkException}.
 */
package dev.tidemark.semantics.error;
