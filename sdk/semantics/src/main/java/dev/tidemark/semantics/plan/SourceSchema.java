package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns a file really has, as an engine found them. Immutable; each method returns another with one more column.
 *
 * @param origin where it was found, for messages: a path as the user wrote it
 * @param columns by name, in the file's order
 */
public record SourceSchema(String origin, Map<String, Column> columns) {
    /**
     * One column.
     *
     * @param type null if Tidemark has no such type; then no feature can read the column
     * @param engineType the type's name in the engine that found it, for messages
     * @param certainty whether the file says the type, or its text lets one guess it
     */
    public record Column(String name, ValueType type, String engineType, Certainty certainty) {}

    /** Who says what a column's type is. */
    public enum Certainty {
        /** The file does. */
        STORED,
        /** A guess from text: what a definition declares or needs takes its place. */
        GUESSED
    }

    public SourceSchema {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    public static SourceSchema of(String origin) {
        return new SourceSchema(origin, Map.of());
    }

    /** A column the file stores with that type. */
    public SourceSchema column(String name, ValueType type) {
        return with(new Column(name, type, type.name(), Certainty.STORED));
    }

    /** A column of text that reads like that type. */
    public SourceSchema guessed(String name, ValueType type) {
        return with(new Column(name, type, type.name(), Certainty.GUESSED));
    }

    /** A column of a type that no feature can read, by the engine's name for it. */
    public SourceSchema unsupported(String name, String engineType) {
        return with(new Column(name, null, engineType, Certainty.STORED));
    }

    private SourceSchema with(Column column) {
        Map<String, Column> more = new LinkedHashMap<>(columns);
        if (more.put(column.name(), column) != null) {
            throw new TidemarkException(
                    ErrorCode.DUPLICATE_NAME,
                    "Cannot read " + origin + ": it has two columns named '" + column.name() + "'; rename one.");
        }
        return new SourceSchema(origin, more);
    }

    /** The names of its columns, in the file's order. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }
}
