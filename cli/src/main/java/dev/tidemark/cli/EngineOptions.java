package dev.tidemark.cli;

import dev.tidemark.core.StoreOptions;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say how to compute; they never change a value. */
final class EngineOptions {
    private static final int MOST_THREADS = 1_024;

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kmgt]?)(i?b)?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "kmgt";

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "The engine that computes: duckdb. Default: duckdb, or the only one there is.")
    private String engine;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "What the engine may hold in memory, as in 2GB; what does not fit is sorted on disk. The Java"
                    + " heap comes on top. Default: half of what the machine has besides it.")
    private String memory;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "The engine's threads. Default: one for each processor.")
    private Integer threads;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            description = "Where temporary files go. Default: .tidemark/work in the current folder.")
    private Path workDirectory;

    StoreOptions storeOptions() {
        try {
            StoreOptions options = StoreOptions.defaults();
            options = engine == null ? options : options.engine(engine.toLowerCase(Locale.ROOT));
            options = memory == null ? options : options.memory(bytes(memory));
            if (threads != null && threads > MOST_THREADS) {
                throw new ParameterException(
                        spec.commandLine(),
                        "option '--threads' is " + threads + "; give at most " + MOST_THREADS + ".");
            }
            options = threads == null ? options : options.threads(threads);
            return workDirectory == null ? options : options.workDirectory(workDirectory);
        } catch (TidemarkException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private long bytes(String size) {
        Matcher matcher = SIZE.matcher(size.strip());
        if (!matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "option '--memory' has no size '" + size + "'; write one as in 512MB or 2GB.");
        }
        int power =
                matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * power));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "option '--memory' is " + size + ", more than any machine has.", e);
        }
    }
}
