package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tidemark build}. */
@Command(
        name = "build",
        description = "Build a training set: one row for each row of the spine, its features as they were then.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark build -f DEFS.yaml --service NAME --spine FILE --time COLUMN --out FILE [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  tidemark build -f features.yaml --service fraud_v1 \\",
            "    --spine labels.parquet --time event_time --out train.parquet"
        })
final class BuildCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private QuestionOptions question;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "The training set: .parquet, .csv, .json or .arrow. Replaced only when the new one is complete.")
    private Path out;

    @Option(
            names = "--check",
            paramLabel = "ROWS",
            arity = "0..1",
            fallbackValue = "200",
            description =
                    "Compare so many rows with the reference (${FALLBACK-VALUE} if no number is given) and write nothing,"
                            + " exit code 3, if a value differs.")
    private Integer check;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Chooses the rows of --check. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        if (check != null && check < 1) {
            throw new ParameterException(
                    spec.commandLine(), "option '--check' has " + check + " rows; check at least 1.");
        }
        return new BuildWork(root, question, engine).run(out, check == null ? 0 : check, seed);
    }
}
