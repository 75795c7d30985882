/**
 * Sorts events and questions by key and time and walks them past the state machine.
 *
 * <p>Decides how rows reach {@code KeyState} and where results wait; never what a feature means. Hot: plain loops, arrays,
 * nothing allocated for an event. Start at {@link dev.tidemark.duckdb.walk.FeatureWalk}.
 */
package dev.tidemark.duckdb.walk;
