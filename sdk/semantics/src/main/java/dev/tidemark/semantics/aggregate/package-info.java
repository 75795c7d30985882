/**
 * Decides which aggregates there are, what each accepts and gives, and how sketches are read.
 *
 * <p>Never holds state; that is {@code dev.tidemark.semantics.state}. Start reading at {@link AggregateFunction}.
 */
package dev.tidemark.semantics.aggregate;
