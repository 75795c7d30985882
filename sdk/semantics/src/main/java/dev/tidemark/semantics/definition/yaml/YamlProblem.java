package dev.tidemark.semantics.definition.yaml;

import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What is wrong with a text that is no YAML, in the words of whoever wrote it. The library speaks of tokens and blocks, and of the
 * place where it noticed, which for a quote or bracket that is never closed is the end of the file.
 *
 * @param line counted from 1
 */
record YamlProblem(int line, String words) {
    private static final String ELSE = "; check quotes, brackets and indentation.";

    private static final String NO_END = "expected <block end>";

    /** By how the library's words begin. */
    private static final Map<String, String> WORDS = Map.of(
            NO_END,
            "the line is indented unlike those it belongs to; begin it in the column where they begin.",
            "found character '\\t",
            "a tab stands where the line is indented; indent with spaces.",
            "mapping values are not allowed here",
            "there is a ': ' where no key can be; indent keys of one thing alike, and quote a text that has one.",
            "could not find expected ':'",
            "a key is without its ': '; write it as in name: card.");

    static YamlProblem of(String text, MarkedYAMLException e) {
        int noticed = e.getProblemMark().getLine() + 1;
        int began = e.getContextMark() == null ? noticed : e.getContextMark().getLine() + 1;
        String context = String.valueOf(e.getContext());
        if (context.equals("while scanning a quoted scalar")
                && e.getProblem().equals("found unexpected end of stream")) {
            return new YamlProblem(began, "the quote that opens here is never closed; close it.");
        }
        if (context.startsWith("while parsing a flow") && e.getProblem().startsWith("expected ','")) {
            String closing = context.endsWith("mapping") ? "}" : "]";
            String opened = began == noticed ? "" : ", which line " + began + " opens,";
            return new YamlProblem(noticed, "a comma or the closing " + closing + opened + " is missing before this.");
        }
        String said = e.getProblem();
        if (said.startsWith(NO_END) && before(text, e.getProblemMark()).matches(".*['\"\\]}]\\s*")) {
            return new YamlProblem(noticed, "text follows a closing quote or bracket; quote the whole value.");
        }
        return new YamlProblem(
                noticed,
                WORDS.entrySet().stream()
                        .filter(words -> said.startsWith(words.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(said + ELSE));
    }

    /** What stands before a place in its line. The library counts characters, but no byte order mark. */
    private static String before(String text, Mark place) {
        String line = text.split("\\R", -1)[place.getLine()].replace("\uFEFF", "");
        return line.substring(0, line.offsetByCodePoints(0, place.getColumn()));
    }
}
