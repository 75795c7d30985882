/**
 * What a team knows of a project: definitions with their versions, promotions and how far they came, gate reports, which
 * release was served when, and who did it.
 *
 * <p>Decides what is kept, that nobody's change is lost, and that one promoter at a time works on a service; never what is
 * served: that is the online store's to say. Start at {@link dev.tidemark.core.registry.Registry}.
 */
package dev.tidemark.core.registry;
