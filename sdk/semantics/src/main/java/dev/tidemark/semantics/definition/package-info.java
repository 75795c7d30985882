/**
 * What users write: entities, sources, views and services, as immutable values refined by methods that return another.
 *
 * <p>Decides what may be said and how it reads, and refuses at once what contradicts itself: a feature without a window, a
 * name that stands twice. Never looks at a file: whether columns exist, and of which types, is settled by
 * {@code dev.tidemark.semantics.plan}.
 *
 * <p>Start at {@link dev.tidemark.semantics.definition.FeatureView}, then
 * {@link dev.tidemark.semantics.definition.Aggregates}; {@link dev.tidemark.semantics.definition.Definitions} holds all a
 * project defines.
 */
package dev.tidemark.semantics.definition;
