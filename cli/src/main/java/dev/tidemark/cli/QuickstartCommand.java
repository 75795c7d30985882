package dev.tidemark.cli;

import dev.tidemark.cli.QuickstartLive.StreamKind;
import java.nio.file.Path;
import java.time.Duration;
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
                "The whole story in a fresh folder: card payments, features, a training set and why its values are what they"
                        + " are; then online, with live payments. Takes about a minute and needs no network.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark quickstart [DIR] [OPTIONS]",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class QuickstartCommand implements Callable<Integer> {
    private static final int LEAST_EVENTS = 10_000;
    private static final int MOST_SECONDS = 3_600;

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

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long live payments stream; 0 leaves that part out. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--kafka",
            description =
                    "Stream payments through a Kafka in this process, in place of a stream in Redis. Its libraries"
                            + " (45 MB) are fetched the first time.")
    private boolean kafka;

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
        if (seconds < 0 || seconds > MOST_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(), "option '--seconds' is " + seconds + "; give 0 to " + MOST_SECONDS + ".");
        }
        StreamKind stream = kafka ? StreamKind.KAFKA : StreamKind.REDIS;
        return new QuickstartWork(root, engine.storeOptions(), stream, Duration.ofSeconds(seconds))
                .run(directory, seed, events);
    }
}
