package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tidemark plan}. */
@Command(
        name = "plan",
        description = "Show what applying definitions would change in the registry. Changes nothing.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark plan -f DEFS.yaml [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class PlanCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "DEFS.yaml",
            description = "The definitions; paths of sources are relative to this file.")
    private Path definitions;

    @Mixin
    private ProjectOptions project;

    @Override
    public Integer call() {
        return new ApplyWork(root, project).plan(definitions);
    }
}
