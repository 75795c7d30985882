/**
 * The types of values, and the Java type that stands for each.
 *
 * <p>Decides nothing else. Start at {@link dev.tidemark.semantics.type.ValueType}.
 */
package dev.tidemark.semantics.type;
