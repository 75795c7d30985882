package dev.tidemark.semantics.definition.yaml;

/**
 * One entity, source, view or service as text.
 *
 * @param yaml an item of its section's list, lines ending in LF; equal objects have equal text
 */
public record ObjectText(ObjectKind kind, String name, String yaml) {
    @Override
    public String toString() {
        return kind.word() + " '" + name + "'";
    }
}
