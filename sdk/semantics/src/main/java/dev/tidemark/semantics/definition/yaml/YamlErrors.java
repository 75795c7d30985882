package dev.tidemark.semantics.definition.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Locale;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Says where an error stands: {@code fraud.yaml:12: Cannot ...}.
 *
 * @param file as the user named it
 */
record YamlErrors(String file) {
    TidemarkException at(int line, String message) {
        return at(line, ErrorCode.INVALID_DEFINITION, message);
    }

    TidemarkException at(int line, ErrorCode code, String message) {
        return new TidemarkException(code, file + ":" + line + ": " + message);
    }

    /** The error of a definition, with the line its text begins in. */
    TidemarkException at(int line, TidemarkException error) {
        return new TidemarkException(error.code(), file + ":" + line + ": " + error.getMessage(), error);
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
            int line = marked.getProblemMark().getLine() + 1;
            return malformed(line, marked.getProblem() + "; check quotes, brackets and indentation.", e);
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
                ErrorCode.UNREADABLE_FILE, file + ":" + line + ": Cannot read this as YAML: " + oneLine, cause);
    }
}
