package dev.tidemark.core.promotion;

import java.util.List;

/**
 * How one object of the definitions differs.
 *
 * @param kind as messages name it: {@code entity}, {@code source}, {@code view} or {@code service}
 * @param diff every line of its YAML: {@code "+ "} before new ones, {@code "- "} before those that go, two blanks before others
 */
public record DefinitionChange(String kind, String name, Nature nature, List<String> diff) {
    /** What became of the object. */
    public enum Nature {
        ADDED('+'),
        CHANGED('~'),
        REMOVED('-');

        private final char mark;

        Nature(char mark) {
            this.mark = mark;
        }

        /** What stands before it in a listing. */
        public char mark() {
            return mark;
        }
    }

    public DefinitionChange {
        diff = List.copyOf(diff);
    }
}
