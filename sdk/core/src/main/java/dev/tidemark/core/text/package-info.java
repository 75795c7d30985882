/**
 * How values, instants and spans of time look in a terminal and in JSON, for everything that shows them.
 *
 * <p>Decides the look alone; never what is shown. Start at {@link dev.tidemark.core.text.Shown}.
 */
package dev.tidemark.core.text;
