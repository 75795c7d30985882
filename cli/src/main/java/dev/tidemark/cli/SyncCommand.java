package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

/** {@code tidemark sync}. */
@Command(
        name = SyncCommand.NAME,
        description =
                "Run the service: take the events of streams into the features that are served, and serve them over HTTP,"
                        + " until Ctrl-C.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark sync [dead-letters list|replay] [--config FILE] [--set KEY=VALUE...] [OPTIONS]",
        subcommands = DeadLettersCommand.class,
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footer = {"", "Example:", "  tidemark sync --set sync.kafka.bootstrap.servers=localhost:9092"})
final class SyncCommand implements Callable<Integer> {
    static final String NAME = "sync";

    @ParentCommand
    private RootCommand root;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The tidemark.yaml of the project, in place of the one in its folder.")
    private Path config;

    @Option(
            names = "--set",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY=VALUE",
            description = "A setting that counts before the environment and the file, as in sync.shards=8.")
    private Map<String, String> settings = Map.of();

    @Option(names = "--no-ingest", description = "Serve features only, and leave the streams to other instances.")
    private boolean noIngest;

    @Mixin
    private ProjectOptions project;

    @Override
    public Integer call() throws InterruptedException {
        return new SyncWork(this).run();
    }

    boolean servesOnly() {
        return noIngest;
    }

    RootCommand root() {
        return root;
    }

    /** Null if none is given. */
    Path config() {
        return config;
    }

    Path project() {
        return project.folder();
    }

    Map<String, String> settings() {
        return settings;
    }
}
