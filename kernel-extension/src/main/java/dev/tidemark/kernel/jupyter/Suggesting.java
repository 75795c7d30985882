package dev.tidemark.kernel.jupyter;

import dev.tidemark.kernel.magic.Names;
import dev.tidemark.kernel.shell.CellAnalysis;
import dev.tidemark.kernel.shell.Suggestions;
import java.util.List;

/** What could stand at the cursor: Tidemark's names in magics and in texts, Java elsewhere. */
final class Suggesting {
    private Suggesting() {}

    static Suggestions at(String code, int cursor, CellAnalysis java) {
        String before = code.substring(0, cursor);
        String line = before.substring(before.lastIndexOf('\n') + 1);
        boolean inCellMagic = code.stripLeading().startsWith("%%");
        if (inCellMagic || line.stripLeading().startsWith("%")) {
            return of(Names.inMagic(line), Names.lastWord(line), cursor);
        }
        int quote = openQuote(line);
        if (quote >= 0) {
            String begun = line.substring(quote + 1);
            return of(Names.inText(begun), begun, cursor);
        }
        return java.suggestions(code, cursor);
    }

    private static Suggestions of(List<String> names, String replaced, int cursor) {
        return names.isEmpty() ? Suggestions.none(cursor) : new Suggestions(names, cursor - replaced.length(), cursor);
    }

    /** Where the text begins that the line ends in; -1 if it ends in none. */
    private static int openQuote(String line) {
        int open = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                open = open < 0 ? i : -1;
            }
        }
        return open;
    }
}
