/**
 * Text into typed values, once for every input that is text.
 *
 * <p>Decides which texts are a value of a type, and which type a column of text has when nobody says. Never trims, never
 * asks a locale or a time zone, and never guesses a type that would change an identifier.
 *
 * <p>Start at {@link dev.tidemark.semantics.text.TextValues}. This is a hot path: the scanners allocate nothing but errors.
 */
package dev.tidemark.semantics.text;
