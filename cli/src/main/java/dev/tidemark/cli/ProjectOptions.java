package dev.tidemark.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which project a command works on. */
final class ProjectOptions {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            defaultValue = "",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "The project's folder, with its tidemark.yaml if it has one. Default: the current folder.")
    private Path project;

    Path folder() {
        return project;
    }
}
