package dev.tidemark.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tidemark rollback}. */
@Command(
        name = "rollback",
        description =
                "Serve the release that was served before, at once. Again, it goes forward to the one it came from.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark rollback --service NAME [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class RollbackCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Option(
            names = "--service",
            required = true,
            paramLabel = "NAME",
            description = "The feature service, by its name in the registry.")
    private String service;

    @Mixin
    private ProjectOptions project;

    @Override
    public Integer call() {
        return new ServingWork(root, project).rollback(service);
    }
}
