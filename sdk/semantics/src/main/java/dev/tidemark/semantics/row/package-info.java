/**
 * Rows as columns of primitives: how events reach the state machine and how feature values leave it.
 *
 * <p>Decides the form in which values lie in memory; never what they mean. Start at {@link
 * dev.tidemark.semantics.row.ValueColumn}.
 */
package dev.tidemark.semantics.row;
