package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tidemark quickstart}. */
@Command(
        name = "quickstart",
        description =
                "The whole story in a fresh folder: card payments, features, a training set, and why its values are"
                        + " what they are. Takes about a minute and needs no network.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark quickstart [DIR] [OPTIONS]",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class QuickstartCommand implements Callable<Integer> {
    private static final int LEAST_EVENTS = 10_000;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RootCommand root;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "tidemark-quickstart",
            description = "The folder to fill: a new or empty one, or one that an earlier quickstart made. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Path directory;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "The same seed gives the same data. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "About how many payments, at least 10000. Default: ${DEFAULT-VALUE}.")
    private int events;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        if (events < LEAST_EVENTS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "option '--events' is " + events + "; give at least " + LEAST_EVENTS
                            + ", for a story worth telling.");
        }
        return new QuickstartWork(root, engine.storeOptions()).run(directory, seed, events);
    }
}
