package dev.tidemark.kernel.shell;

import java.util.List;

/**
 * What could stand at the cursor.
 *
 * @param begin where the text that they replace begins, in UTF-16 units; it ends at {@code end}
 */
public record Suggestions(List<String> texts, int begin, int end) {
    public Suggestions {
        texts = List.copyOf(texts);
    }

    public static Suggestions none(int cursor) {
        return new Suggestions(List.of(), cursor, cursor);
    }
}
