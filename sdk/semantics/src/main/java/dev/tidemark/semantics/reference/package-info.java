/**
 * Decides nothing: it is the specification, {@code docs/spec/feature-semantics.md}, said again as nested loops. Every
 * executor is compared with it, and {@code explain} asks it which events made a value.
 *
 * <p>Never optimised, never used to build a training set, and never dependent on {@code state}, which it judges. Start
 * reading at {@link Reference}; each method of {@link Rules} and {@link Aggregates} is one rule.
 */
package dev.tidemark.semantics.reference;
