package dev.tidemark.semantics.definition.yaml;

import java.util.Locale;

/** What a project defines, in the order in which a file lists them: each refers to kinds before it only. */
public enum ObjectKind {
    ENTITY("entities"),
    SOURCE("sources"),
    VIEW("views"),
    SERVICE("services");

    private final String section;

    ObjectKind(String section) {
        this.section = section;
    }

    /** As messages name it: {@code view}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its key in a file of definitions. */
    String section() {
        return section;
    }
}
