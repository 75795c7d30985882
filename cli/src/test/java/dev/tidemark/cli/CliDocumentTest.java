package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.core.progress.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/cli.md} holds a section for every command, with the options as the command itself describes them. */
class CliDocumentTest {
    @Test
    void theDocumentSaysWhatTheCommandsSay() throws IOException {
        String document = Files.readString(Path.of("../docs/cli.md"));
        CommandSpec root = root();
        assertThat(document).contains(table(root, false));
        for (CommandLine command : root.subcommands().values()) {
            assertThat(document).contains(section(command.getCommandSpec()));
        }
        assertThat(document.lines().filter(line -> line.startsWith("## tidemark ")))
                .hasSize(root.subcommands().size());
    }

    private static String section(CommandSpec command) {
        return "## tidemark " + command.name() + "\n\n"
                + String.join("", command.usageMessage().description()) + "\n\n```\n"
                + String.join("", command.usageMessage().customSynopsis()) + "\n```\n\n" + table(command, true);
    }

    private static String table(CommandSpec command, boolean own) {
        List<String> inherited =
                root().options().stream().map(OptionSpec::longestName).toList();
        String rows = command.args().stream()
                .filter(arg -> !own || !(arg instanceof OptionSpec option) || !inherited.contains(option.longestName()))
                .map(arg -> "| " + label(arg) + " | " + description(arg) + " |\n")
                .collect(Collectors.joining());
        return "| option | |\n|---|---|\n" + rows;
    }

    private static String label(ArgSpec arg) {
        if (!(arg instanceof OptionSpec option)) {
            return "`" + arg.paramLabel() + "`";
        }
        String value = option.arity().max() == 0
                ? ""
                : option.arity().min() == 0 ? " [" + option.paramLabel() + "]" : " " + option.paramLabel();
        return "`" + String.join("`, `", option.names()) + value + "`";
    }

    private static String description(ArgSpec arg) {
        String text = String.join(" ", arg.description()).replace("\n", " ");
        return text + (arg.required() ? " Required." : "");
    }

    private static CommandSpec root() {
        Terminal nowhere = Terminal.piped(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        return Cli.commandLine(new RootCommand(nowhere, new Cancellation()), nowhere)
                .getCommandSpec();
    }

    /** Prints the sections, to be put into the document. */
    public static void main(String[] args) {
        CommandSpec root = root();
        System.out.println(table(root, false));
        root.subcommands().values().forEach(command -> System.out.println(section(command.getCommandSpec())));
    }
}
