/**
 * Definitions as a file: the normative form, read and written without loss.
 *
 * <p>Decides which keys there are and how each value is written. Never decides what a definition means, only where in the
 * file an error stands; never constructs anything the file names: anchors, aliases and tags are refused.
 *
 * <p>Start at {@link dev.tidemark.semantics.definition.yaml.DefinitionsYaml}; {@code YamlParser} turns text into plain
 * values, {@code DefinitionsReader} those into definitions, {@code DefinitionsWriter} goes back.
 */
package dev.tidemark.semantics.definition.yaml;
