package dev.tidemark.semantics.definition.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says where an error stands: {@code fraud.yaml:12: Cannot ...}.
 *
 * @param file as the user named it
 */
record YamlErrors(String file) {
    private static final Pattern LOCATED_PROBLEM = Pattern.compile("(?m)^(\\S.*)\n in 'reader', line (\\d+)");

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
    TidemarkException malformed(Exception e) {
        if (e instanceof TidemarkException ours) {
            return ours;
        }
        String said = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        String problem = String.valueOf(said);
        int line = 1;
        Matcher located = LOCATED_PROBLEM.matcher(problem);
        while (located.find()) { // the last one is the problem, those before it are where its surroundings begin
            problem = located.group(1);
            line = Integer.parseInt(located.group(2));
        }
        return new TidemarkException(
                ErrorCode.UNREADABLE_FILE,
                file + ":" + line + ": Cannot read this as YAML: "
                        + problem.replaceAll("[\\s\\p{Cntrl}]+", " ").trim()
                        + "; check quotes, brackets and indentation.",
                e);
    }
}
