package dev.tidemark.cli;

import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.semantics.error.ErrorCategory;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ParameterException;

/** Turns whatever goes wrong into one line, or one JSON object, and an exit code. */
final class Failures {
    private final RootCommand root;
    private final List<String> args;

    /**
     * @param args as they stand: where these are what is wrong, the options in them may not have been understood
     */
    Failures(RootCommand root, String[] args) {
        this.root = root;
        this.args = Arrays.asList(args);
    }

    int wrongUsage(ParameterException e) {
        report("WRONG_USAGE", ErrorCategory.USER, UsageHint.of(e), e);
        return ExitCode.WRONG_USAGE;
    }

    int failed(Throwable e) {
        if (e instanceof ParameterException usage) {
            return wrongUsage(usage);
        }
        if (e instanceof EngineOptions.SparkWantedException) {
            return ExitCode.SPARK_WANTED;
        }
        ErrorCode code = code(e);
        report(code.name(), code.category(), message(e), e);
        return switch (code) {
            case CANCELLED -> ExitCode.CANCELLED;
            case GATE_FAILED, PARITY_FAILED -> ExitCode.REFUSED_BY_GATE;
            default -> ExitCode.FAILED;
        };
    }

    private static ErrorCode code(Throwable e) {
        if (e instanceof TidemarkException ours) {
            return ours.code();
        }
        return e instanceof OutOfMemoryError ? ErrorCode.OUT_OF_MEMORY : ErrorCode.INTERNAL;
    }

    private static String message(Throwable e) {
        if (e instanceof TidemarkException) {
            return e.getMessage();
        }
        if (e instanceof OutOfMemoryError) {
            return "Cannot go on: the Java heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB is full; give it more, as in TIDEMARK_JAVA_OPTS=-Xmx4g.";
        }
        String first = e.toString().lines().findFirst().orElse("");
        return "Cannot go on: a defect in Tidemark (" + first
                + "); run it again with --debug and report what it prints.";
    }

    private void report(String code, ErrorCategory category, String message, Throwable e) {
        String line = oneLine(message);
        Terminal terminal = root.terminal();
        if (root.json() || args.contains("--json")) {
            JsonOutput.error(terminal, code, category.name(), line);
        } else {
            terminal.err().println(terminal.style().error("error:") + " " + line);
        }
        if (root.debug() || args.contains("--debug")) {
            e.printStackTrace(terminal.err());
        }
        terminal.flush();
    }

    private static String oneLine(String message) {
        return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
