package dev.tidemark.semantics.definition.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Says where an error stands, after the thing it is about: {@code Cannot define view 'v' (fraud.yaml:12): ...}.
 *
 * @param place what stands in a line, as messages name it
 */
record YamlErrors(IntFunction<String> place) {
    /** Verb and thing: up to the first colon, semicolon or full stop outside quotes that a space follows. */
    private static final Pattern VERB_AND_THING = Pattern.compile("(?:'[^']*'|[^':;.]|[:;.](?! ))+");

    /** Errors in a file, as the user named it. */
    static YamlErrors in(String file) {
        return new YamlErrors(line -> file + ":" + line);
    }

    /** Errors in a text that has no file. */
    static YamlErrors inText() {
        return new YamlErrors(line -> "line " + line);
    }

    TidemarkException at(int line, String message) {
        return at(line, ErrorCode.INVALID_DEFINITION, message);
    }

    TidemarkException at(int line, ErrorCode code, String message) {
        return new TidemarkException(code, placed(line, message));
    }

    /** The error of a definition, with the line its text begins in. */
    TidemarkException at(int line, TidemarkException error) {
        return new TidemarkException(error.code(), placed(line, error.getMessage()), error);
    }

    TidemarkException duplicateKey(int line, String key, int firstLine) {
        return at(
                line,
                ErrorCode.DUPLICATE_NAME,
                "Cannot read key '" + key + "' twice: it stands in line " + firstLine + " already; remove one.");
    }

    /** What the YAML library says, on one line. An error that is one of ours already stays as it is. */
    TidemarkException malformed(String text, Exception e) {
        if (e instanceof TidemarkException ours) {
            return ours;
        }
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            YamlProblem problem = YamlProblem.of(text, marked);
            return malformed(problem.line(), problem.words(), e);
        }
        if (e.getCause() instanceof ReaderException unprintable) {
            String character = Character.toString(unprintable.getCodePoint());
            int line = 1
                    + (int) text.substring(0, Math.max(0, text.indexOf(character)))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            String name = String.format(Locale.ROOT, "U+%04X", unprintable.getCodePoint());
            return malformed(line, "character " + name + " is not allowed; remove it.", e);
        }
        String said = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return malformed(1, said + "; write plain keys and values.", e);
    }

    private TidemarkException malformed(int line, String problem, Exception cause) {
        String oneLine = problem.replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
        return new TidemarkException(
                ErrorCode.UNREADABLE_FILE, placed(line, "Cannot read this as YAML: " + oneLine), cause);
    }

    private String placed(int line, String message) {
        Matcher head = VERB_AND_THING.matcher(message);
        int end = head.lookingAt() ? head.end() : 0;
        return message.substring(0, end) + " (" + place.apply(line) + ")" + message.substring(end);
    }
}
