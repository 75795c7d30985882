package dev.tidemark.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code tidemark status}. */
@Command(
        name = "status",
        description = "What is served: which release of each service, since when and by whom, how fresh, how large; and"
                + " promotions that did not come to their end.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark status [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private ProjectOptions project;

    @Override
    public Integer call() {
        return new StatusWork(root, project).run();
    }
}
