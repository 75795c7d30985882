package dev.tidemark.cli;

import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.core.progress.Cancellation;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs commands in this process: what a test, or a program that embeds the command line, calls. */
public final class Cli {
    private static final int USAGE_WIDTH = 100;

    private Cli() {}

    /**
     * Runs one command and never throws.
     *
     * @param cancellation ends the command early, with nothing half-written
     * @return the exit code
     */
    public static int run(Terminal terminal, Cancellation cancellation, String... args) {
        RootCommand root = new RootCommand(terminal, cancellation);
        CommandLine line = commandLine(root, terminal);
        Failures failures = new Failures(root, args);
        line.setParameterExceptionHandler((e, unused) -> failures.wrongUsage(e));
        line.setExecutionExceptionHandler((e, unused, parsed) -> failures.failed(e));
        try {
            return line.execute(args);
        } catch (Throwable e) {
            return failures.failed(e);
        }
    }

    /** All commands with their options, for help and for documents. */
    static CommandLine commandLine(RootCommand root, Terminal terminal) {
        return new CommandLine(root)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.hasColours() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(USAGE_WIDTH)
                .setAbbreviatedOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(false);
    }
}
