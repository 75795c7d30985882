package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tidemark explain}. */
@Command(
        name = "explain",
        description = "Explain one row: the events that made each feature, and those just outside.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark explain -f DEFS.yaml --service NAME --spine FILE --time COLUMN --row N [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  tidemark explain -f features.yaml --service fraud_v1 \\",
            "    --spine labels.parquet --time event_time --row 23595 --feature txn_count_1h"
        })
final class ExplainCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private QuestionOptions question;

    @Option(
            names = "--row",
            required = true,
            paramLabel = "N",
            description = "The row of the spine to explain; 1 is the first.")
    private long row;

    @Option(
            names = "--feature",
            paramLabel = "NAME",
            description = "Explain this feature alone, and what it reads. Once for each feature.")
    private List<String> features = List.of();

    @Option(
            names = "--html",
            paramLabel = "FILE.html",
            description = "Also write it as a page, with a picture for each feature.")
    private Path page;

    @Option(
            names = "--svg",
            paramLabel = "FILE.svg",
            description = "Also draw the one feature of '--feature' as a picture.")
    private Path picture;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        if (row < 1) {
            throw new ParameterException(spec.commandLine(), "option '--row' is " + row + "; rows are counted from 1.");
        }
        if (picture != null && features.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(), "option '--svg' draws one feature; name it with '--feature', once.");
        }
        return new ExplainWork(root, question, engine)
                .run(row, features, Optional.ofNullable(page), Optional.ofNullable(picture));
    }
}
