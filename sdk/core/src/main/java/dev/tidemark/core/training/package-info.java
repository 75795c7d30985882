/**
 * Training sets: asked for, built, read, written, explained and checked.
 *
 * <p>Decides in which order definitions are bound, an engine is asked and files are written; never what a feature means
 * nor how rows are computed. Start at {@link dev.tidemark.core.training.TrainingSetBuilder}.
 */
package dev.tidemark.core.training;
