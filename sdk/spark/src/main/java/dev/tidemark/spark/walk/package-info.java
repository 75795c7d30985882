/**
 * Brings events and questions of a key together, in the order of time, and walks them past the state machine.
 *
 * <p>Decides how rows reach {@code KeyState} on a cluster and where answers go; never what a feature means. Hot inside tasks:
 * plain loops, arrays. A task holds one key's state and a few thousand events, however many a key has. Start at {@link
 * dev.tidemark.spark.walk.TrainingWalk}.
 */
package dev.tidemark.spark.walk;
