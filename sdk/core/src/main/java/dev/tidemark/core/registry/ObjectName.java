package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.yaml.ObjectKind;
import dev.tidemark.semantics.definition.yaml.ObjectText;
import java.util.Comparator;

/** Which object of a project: names are unique within a kind. Ordered by kind, then name. */
public record ObjectName(ObjectKind kind, String name) implements Comparable<ObjectName> {
    private static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::kind).thenComparing(ObjectName::name);

    static ObjectName of(ObjectText text) {
        return new ObjectName(text.kind(), text.name());
    }

    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }

    /** As messages name it: {@code view 'card_activity'}. */
    @Override
    public String toString() {
        return kind.word() + " '" + name + "'";
    }
}
