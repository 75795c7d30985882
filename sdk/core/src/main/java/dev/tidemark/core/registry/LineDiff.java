package dev.tidemark.core.registry;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;

/** Two texts, line by line. */
public final class LineDiff {
    private static final DiffRowGenerator GENERATOR =
            DiffRowGenerator.create().lineNormalizer(line -> line).build();

    private LineDiff() {}

    /** Every line of both: {@code "+ "} before new ones, {@code "- "} before old ones, two blanks before the others; null has none. */
    public static List<String> of(String before, String after) {
        List<String> lines = new ArrayList<>();
        for (DiffRow row : GENERATOR.generateDiffRows(lines(before), lines(after))) {
            switch (row.getTag()) {
                case INSERT -> lines.add("+ " + row.getNewLine());
                case DELETE -> lines.add("- " + row.getOldLine());
                case CHANGE -> {
                    lines.add("- " + row.getOldLine());
                    lines.add("+ " + row.getNewLine());
                }
                default -> lines.add("  " + row.getOldLine());
            }
        }
        return lines;
    }

    private static List<String> lines(String text) {
        return text == null ? List.of() : text.lines().toList();
    }
}
