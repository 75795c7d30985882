package dev.tidemark.cli;

import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.core.progress.Cancellation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code tidemark} itself: the options that every command takes. */
@Command(
        name = "tidemark",
        description = "A feature store: the value a model is trained on is the value it will be served.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark COMMAND [OPTIONS]",
        subcommands = {
            QuickstartCommand.class,
            BuildCommand.class,
            ExplainCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            RetireCommand.class,
            MaterializeCommand.class,
            GetCommand.class,
            StatusCommand.class,
            SyncCommand.class,
            SkewCommand.class,
            KernelCommand.class,
            NotebookCommand.class
        },
        optionListHeading = "%nOptions of every command:%n",
        commandListHeading = "%nCommands:%n",
        sortOptions = false,
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed: one line on standard error says what, and how to put it right",
            "2:wrong usage: the command line cannot be understood",
            "3:a gate said no, such as a check that found a difference",
            "130:cancelled by Ctrl-C; nothing half-written is left"
        },
        footer = {"", "First time here?  tidemark quickstart"})
final class RootCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Cancellation cancellation;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON object on standard output, also for an error.")
    private boolean json;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean debug;

    RootCommand(Terminal terminal, Cancellation cancellation) {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    Terminal terminal() {
        return terminal;
    }

    /** What Ctrl-C asks for. */
    Cancellation cancellation() {
        return cancellation;
    }

    boolean json() {
        return json;
    }

    boolean debug() {
        return debug;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "it needs a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
