package dev.tidemark.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tidemark materialize}. */
@Command(
        name = "materialize",
        description =
                "Bring the served values of a service that is fed by files up to date: load them anew beside those"
                        + " served now, compare, and switch. Late rows count, and keys that vanished vanish.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark materialize --service NAME [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class MaterializeCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--service",
            required = true,
            paramLabel = "NAME",
            description = "The feature service, by its name in the registry.")
    private String service;

    @Option(
            names = "--cut-off",
            paramLabel = "TIME",
            description = "Load what was visible before this instant, as in 2024-05-02T10:00:00Z. Default: now.")
    private String cutOff;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        return new PromoteWork(root, project, engine).materialize(service, Instants.option(spec, "--cut-off", cutOff));
    }
}
