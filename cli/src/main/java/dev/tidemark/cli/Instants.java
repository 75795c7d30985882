package dev.tidemark.cli;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Instants on the command line. */
final class Instants {
    private Instants() {}

    /**
     * The instant that an option says, microseconds since the epoch.
     *
     * @param text null: empty
     */
    static OptionalLong option(CommandSpec spec, String option, String text) {
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(TextTime.parse(text));
        } catch (TidemarkException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "option '" + option + "' has no instant '" + text + "'; write one as in 2024-05-02T10:00:00Z.");
        }
    }
}
