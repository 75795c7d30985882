package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tidemark apply}. */
@Command(
        name = "apply",
        description = "Record definitions in the registry, each changed object as a new version. Serves nothing yet.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark apply -f DEFS.yaml [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class ApplyCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "DEFS.yaml",
            description = "The definitions; paths of sources are relative to this file.")
    private Path definitions;

    @Option(names = "--message", paramLabel = "TEXT", defaultValue = "", description = "Why, for those who look later.")
    private String message;

    @Mixin
    private ProjectOptions project;

    @Override
    public Integer call() {
        return new ApplyWork(root, project).apply(definitions, message);
    }
}
