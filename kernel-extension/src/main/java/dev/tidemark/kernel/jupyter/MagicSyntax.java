package dev.tidemark.kernel.jupyter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds magics in cells: {@code %%name words} before a whole cell, {@code %name words} as a line or after {@code =}. */
final class MagicSyntax {
    private static final Pattern CELL = Pattern.compile("\\A\\s*%%(\\w+)([^\\n]*)(?:\\n(.*))?\\z", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(?m)^([^\\n\"]*=)?([ \\t]*)%(\\w+)([^\\n]*)$");
    private static final String CALLS = MagicCalls.class.getName();

    private MagicSyntax() {}

    record CellCall(String name, List<String> words, String body) {}

    static Optional<CellCall> cell(String code) {
        Matcher found = CELL.matcher(code);
        return found.matches()
                ? Optional.of(new CellCall(
                        found.group(1), words(found.group(2)), found.group(3) == null ? "" : found.group(3)))
                : Optional.empty();
    }

    /**
     * The cell with each line that is a magic replaced by the call of it in Java.
     *
     * @param known which names are magics; others are left to Java, where {@code %} divides. What begins a cell is one in any case
     */
    static String java(String code, Predicate<String> known) {
        return LINE.matcher(code).replaceAll(found -> {
            boolean first = code.substring(0, found.start()).isBlank();
            if (!known.test(found.group(3)) && !(first && found.group(1) == null)) {
                return Matcher.quoteReplacement(found.group());
            }
            String assigned = found.group(1);
            String call =
                    CALLS + (assigned == null ? ".run(" : ".value(") + literal(found.group(3) + found.group(4)) + ");";
            return Matcher.quoteReplacement((assigned == null ? "" : assigned + " ") + call);
        });
    }

    /** Splits at spaces that are not in quotes, single or double. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (char c : text.toCharArray()) {
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "") + '"';
    }
}
