/**
 * Durations and windows.
 *
 * <p>Decides which event times a window covers, in one function, for every executor. Never reads a clock and never knows
 * a time zone. Start at {@link dev.tidemark.semantics.time.Window}.
 */
package dev.tidemark.semantics.time;
