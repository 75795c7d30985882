package dev.tidemark.cli;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.Console;
import java.util.Locale;

/** Asks before something is changed that others see. */
final class Confirmation {
    private Confirmation() {}

    /** Whether the answer is yes; an error where nobody can answer. */
    static boolean given(RootCommand root, String question) {
        Console console = root.json() || !root.terminal().isInteractive() ? null : System.console();
        if (console == null) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE, "Cannot ask '" + question + "': nobody can answer here; say --yes.");
        }
        String answer = console.readLine("%s [y/N] ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
