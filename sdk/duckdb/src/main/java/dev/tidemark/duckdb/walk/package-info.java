/**
 * Brings events and questions into the order of key and time, on the heap or in DuckDB, and walks them past the state machine.
 *
 * <p>Decides who orders rows, how they reach {@code KeyState} and where results wait; never what a feature means. Hot: plain
 * loops, arrays, nothing allocated for an event. Start at {@link dev.tidemark.duckdb.walk.FeatureWalk}.
 */
package dev.tidemark.duckdb.walk;
