package dev.tidemark.sync.archive.parquet;

import dev.tidemark.semantics.type.ValueType;

/** A column of a file, nullable: of a scalar type. */
public record FileColumn(String name, ValueType type) {
    public FileColumn {
        if (type.isList()) {
            throw new IllegalArgumentException("column '" + name + "' is a list");
        }
    }
}
