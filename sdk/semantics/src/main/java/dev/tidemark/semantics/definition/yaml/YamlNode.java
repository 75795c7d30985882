package dev.tidemark.semantics.definition.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document as read: plain values with the lines they stand in. */
sealed interface YamlNode {
    /** Counted from 1. */
    int line();

    /** How a message names it. */
    String kind();

    /** What a single value is. */
    enum ScalarKind {
        TEXT("text"),
        INTEGER("a number"),
        DECIMAL("a number"),
        BOOL("true or false"),
        NULL("nothing");

        private final String words;

        ScalarKind(String words) {
            this.words = words;
        }
    }

    /**
     * A single value.
     *
     * @param text as written, without its quotes
     */
    record Scalar(int line, ScalarKind scalarKind, String text) implements YamlNode {
        @Override
        public String kind() {
            return scalarKind.words;
        }
    }

    /** A list. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Values by key, in the order written. */
    record Mapping(int line, Map<String, YamlNode> values) implements YamlNode {
        public Mapping {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }
}
