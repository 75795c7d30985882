package dev.tidemark.cli;

import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.EngineChoice;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
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
    private static final String AUTO = "auto";
    private static final String SPARK = "spark";

    /** Set by the launcher where it can run the command again with Spark on the class path. */
    private static final String CAN_FETCH_SPARK = "tidemark.can.fetch.spark";

    /** Set by the launcher where this process found before that it is Spark that suits the files. */
    private static final String CHOSEN = "tidemark.engine.chosen";

    /** Ends this process, for the launcher to run the command again with Spark. */
    static final class SparkWantedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kmgt]?)(i?b)?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "kmgt";

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "The engine that computes: duckdb, spark, or auto, which picks one by the files' sizes and --memory and"
                            + " says why; quickstart and skew take no auto. The values are the same. Default: duckdb, or the only"
                            + " one there is.")
    private String engine;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Where Spark computes, as in spark://host:7077. Default: in this process.")
    private String master;

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
        if (isAuto()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "option '--engine' cannot be auto here, where no files tell which one; name duckdb or spark.");
        }
        return budget();
    }

    private StoreOptions budget() {
        try {
            StoreOptions options = StoreOptions.defaults();
            options = engine == null || isAuto() ? options : options.engine(engine.toLowerCase(Locale.ROOT));
            useMaster();
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

    /**
     * The same, with the engine that suits the files best where that is asked for.
     *
     * @param files asked only then
     * @param err hears which engine it is, and why
     */
    StoreOptions storeOptions(Supplier<List<DataFiles>> files, PrintStream err) {
        StoreOptions options = budget();
        if (!isAuto()) {
            return options;
        }
        String chosen = System.getProperty(CHOSEN);
        if (chosen != null) {
            return options.engine(chosen);
        }
        EngineChoice choice = EngineChoice.of(files.get(), options.memoryBytes());
        err.println("Engine: " + choice.engine() + ", for " + choice.why() + ". Overrule it with --engine.");
        if (choice.engine().equals(SPARK) && System.getProperty(CAN_FETCH_SPARK) != null) {
            throw new SparkWantedException();
        }
        return options.engine(choice.engine());
    }

    private boolean isAuto() {
        return AUTO.equalsIgnoreCase(engine);
    }

    /** Spark takes its settings from system properties, as {@code spark-submit} gives them. */
    private void useMaster() {
        if (master == null) {
            return;
        }
        if (!isAuto() && !SPARK.equalsIgnoreCase(engine)) {
            throw new ParameterException(spec.commandLine(), "option '--master' is for Spark; add --engine spark.");
        }
        System.setProperty("spark.master", master);
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
