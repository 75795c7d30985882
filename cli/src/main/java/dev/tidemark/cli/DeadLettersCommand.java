package dev.tidemark.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tidemark sync dead-letters}. */
@Command(
        name = "dead-letters",
        description = "Events that were not taken in, with the reason; and how to send them through again.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark sync dead-letters list|replay --stream NAME [--most N]",
        commandListHeading = "%nCommands:%n",
        sortOptions = false)
final class DeadLettersCommand {
    @ParentCommand
    private SyncCommand sync;

    /** {@code list}. */
    @Command(name = "list", description = "Print the oldest letters of a stream.", sortOptions = false)
    int list(
            @Option(names = "--stream", required = true, paramLabel = "NAME", description = "As in kafka:payments.")
                    String stream,
            @Option(names = "--most", paramLabel = "N", defaultValue = "20", description = "Default: 20.") int most) {
        return new DeadLettersWork(sync).list(stream, most);
    }

    /** {@code replay}. */
    @Command(
            name = "replay",
            description =
                    "Send the oldest letters of a stream through again, as the records they were. What was taken in of"
                            + " them before is not taken in twice.",
            sortOptions = false)
    int replay(
            @Option(names = "--stream", required = true, paramLabel = "NAME", description = "As in kafka:payments.")
                    String stream,
            @Option(names = "--most", paramLabel = "N", defaultValue = "1000", description = "Default: 1000.")
                    int most) {
        return new DeadLettersWork(sync).replay(stream, most);
    }
}
