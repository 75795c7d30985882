package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tidemark validate}. */
@Command(
        name = "validate",
        description = "Compute a training set and hold the gates of the service against it; exit code 3 if one fails.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark validate -f DEFS.yaml --service NAME --spine FILE --time COLUMN [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  tidemark validate -f features.yaml --service fraud_v1 \\",
            "    --spine labels.parquet --time event_time --label is_fraud --report gates.html"
        })
final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private QuestionOptions question;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description =
                    "The column of the spine with what the model learns, for gates that name none. Default: the label of"
                            + " the service's 'validation'.")
    private String label;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "A profile that drift is measured from where a gate names no other.")
    private Path baseline;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Also write the report as a page.")
    private Path report;

    @Option(
            names = "--profile",
            paramLabel = "FILE.json",
            description = "Write the profile of the training set: the baseline of later drift.")
    private Path profile;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        return new ValidateWork(root, question, engine)
                .run(
                        Optional.ofNullable(label),
                        Optional.ofNullable(baseline),
                        Optional.ofNullable(report),
                        Optional.ofNullable(profile));
    }
}
