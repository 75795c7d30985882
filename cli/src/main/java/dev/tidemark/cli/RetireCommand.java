package dev.tidemark.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tidemark retire}. */
@Command(
        name = "retire",
        description = "Take a service down and delete its values, but for those another service needs.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark retire --service NAME --yes [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class RetireCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Option(
            names = "--service",
            required = true,
            paramLabel = "NAME",
            description = "The feature service, by its name in the registry.")
    private String service;

    @Option(names = "--yes", description = "Do not ask. Needed where nobody can answer.")
    private boolean yes;

    @Mixin
    private ProjectOptions project;

    @Override
    public Integer call() {
        return new ServingWork(root, project).retire(service, yes);
    }
}
