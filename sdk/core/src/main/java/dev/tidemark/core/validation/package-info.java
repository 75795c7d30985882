/**
 * Gates: what is expected of a training set, held against one.
 *
 * <p>Decides what each gate measures ({@code docs/spec/gates.md}) and how a report looks; never what a feature means nor how
 * rows are computed. Memory is bounded whatever the training set: rows stream past profiles and checks. Start at {@link
 * dev.tidemark.core.validation.Validation}.
 */
package dev.tidemark.core.validation;
