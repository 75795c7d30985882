package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.cli.notebook.JupyterPaths;
import dev.tidemark.cli.notebook.KernelSpecs;
import dev.tidemark.kernel.install.KernelSpec;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code tidemark kernel}. */
@Command(
        name = "kernel",
        description = "Make Tidemark's Java kernel known to the Jupyter of this user, or take it away.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark kernel install|uninstall [--data-dir DIR] [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class KernelCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data-dir",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where Jupyter looks for kernels, as 'jupyter --paths' lists it. Default: the user's own.")
    private Path data;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: tidemark kernel install, or uninstall.");
    }

    @Command(
            name = "install",
            description = "Make the kernel known. It is started by this installation of Tidemark, on this Java.")
    int install(
            @Option(names = "--spark", description = "Bring Spark's libraries too, for Spark in cells.")
                    boolean spark) {
        KernelSpec spec = spark ? KernelSpecs.withSpark() : KernelSpecs.plain();
        Path folder = spec.writeTo(kernels()).getParent();
        tell("installed", folder, "Installed in " + folder + ": choose \"" + KernelSpec.TITLE + "\" in Jupyter.");
        return ExitCode.DONE;
    }

    @Command(name = "uninstall", description = "Take the kernel away.")
    int uninstall() {
        Path folder = kernels().resolve(KernelSpec.NAME);
        boolean there = KernelSpec.deleteFrom(kernels());
        tell("removed", folder, there ? "Removed " + folder + "." : "There was none in " + folder + ".");
        return ExitCode.DONE;
    }

    private Path kernels() {
        Path place = data != null ? data : JupyterPaths.userData(System.getenv());
        return place.resolve("kernels").toAbsolutePath().normalize();
    }

    private void tell(String what, Path folder, String line) {
        if (root.json()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            JsonOutput.print(root.terminal(), json.put(what, folder.toString()));
        } else {
            root.terminal().out().println(line);
        }
    }
}
