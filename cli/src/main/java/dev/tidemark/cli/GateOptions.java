package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say over which rows gates are judged. */
final class GateOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--spine",
            paramLabel = "FILE",
            description =
                    "Judge the gates on the training set of these rows: .parquet, .csv, .json or .arrow, or a glob.")
    private String spine;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "The column of the spine with the instant each row asks about.")
    private String time;

    @Option(names = "--label", paramLabel = "COLUMN", description = "The column of the spine that a model learns.")
    private String label;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Write what the gates said as a page.")
    private Path report;

    /** The spine's file; empty if none is given. */
    Optional<String> spine() {
        if (spine != null && time == null) {
            throw new ParameterException(
                    spec.commandLine(), "option '--spine' needs --time COLUMN, the instant each row asks about.");
        }
        return Optional.ofNullable(spine);
    }

    String time() {
        return time;
    }

    Optional<String> label() {
        return Optional.ofNullable(label);
    }

    Optional<Path> report() {
        return Optional.ofNullable(report);
    }
}
