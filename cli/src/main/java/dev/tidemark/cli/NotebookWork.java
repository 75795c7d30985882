package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.cli.notebook.Jupyter;
import dev.tidemark.cli.notebook.JupyterSetup;
import dev.tidemark.cli.notebook.KernelSpecs;
import dev.tidemark.cli.notebook.SampleData;
import dev.tidemark.cli.terminal.ProgressBar;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.kernel.install.KernelSpec;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs Jupyter until it ends or Ctrl-C. What it needs of Tidemark lies in the folder itself, not among the user's settings. */
final class NotebookWork {
    private final NotebookCommand command;

    NotebookWork(NotebookCommand command) {
        this.command = command;
    }

    /** @return the exit code, which is Jupyter's */
    int run() throws InterruptedException {
        Path folder = folder();
        Jupyter jupyter = jupyter();
        Path data = folder.resolve(".tidemark/jupyter");
        spec().writeTo(data.resolve("kernels"));
        makeData(folder);
        ProcessBuilder process = process(jupyter, folder, data);
        if (command.root().json()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("folder", folder.toString());
            process.command().forEach(json.putArray("command")::add);
            JsonOutput.print(command.root().terminal(), json);
        }
        return served(process);
    }

    /** With what the notebooks learn with. */
    private KernelSpec spec() {
        KernelSpec spec = command.wantsSpark() ? KernelSpecs.withSpark() : KernelSpecs.plain();
        return KernelSpecs.extra(spec, "notebooks");
    }

    private Path folder() {
        String home = System.getenv("TIDEMARK_HOME");
        Path named = command.folder() != null
                ? command.folder()
                : (home == null ? Path.of("") : Path.of(home)).resolve("notebooks");
        if (!Files.isDirectory(named)) {
            throw new TidemarkException(
                    ErrorCode.MISSING_FILE,
                    "Cannot open notebooks in '" + named
                            + "': there is no such folder; name one, as in 'tidemark notebook .'.");
        }
        return named.toAbsolutePath().normalize();
    }

    private Jupyter jupyter() {
        return Jupyter.find(searchPath(), command.applications()).orElseGet(() -> {
            JupyterSetup.install(command.root().terminal().err()::println);
            return Jupyter.find(searchPath(), command.applications())
                    .orElseThrow(
                            () -> new TidemarkException(
                                    ErrorCode.ENGINE_FAILED,
                                    "Cannot start Jupyter: it was installed and still does not answer; try 'jupyter notebook --version'."));
        });
    }

    private void makeData(Path folder) {
        long start = System.nanoTime();
        try (ProgressBar bar = ProgressBar.on(command.root().terminal())) {
            SampleData.provide(
                    folder,
                    command.events(),
                    share -> bar.working("making sample data", share, Duration.ofNanos(System.nanoTime() - start)),
                    command.root().cancellation());
        }
    }

    private ProcessBuilder process(Jupyter jupyter, Path folder, Path data) {
        List<String> more = new ArrayList<>(command.jupyterOptions());
        if (!command.opensBrowser()) {
            more.add("--no-browser");
        }
        ProcessBuilder process = new ProcessBuilder(jupyter.serve(folder, more)).inheritIO();
        process.environment().put("PATH", jupyter.pathFirst(searchPath()));
        process.environment()
                .merge("JUPYTER_PATH", data.toString(), (theirs, ours) -> ours + java.io.File.pathSeparator + theirs);
        return process;
    }

    private int served(ProcessBuilder builder) throws InterruptedException {
        try {
            Process process = builder.start();
            try (Cancellation.Registration stopping =
                    command.root().cancellation().whenCancelled(process::destroy)) {
                return process.waitFor() == 0 ? ExitCode.DONE : ExitCode.FAILED;
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.ENGINE_FAILED,
                    "Cannot start Jupyter: '" + builder.command().get(0) + "' could not be run (" + e.getMessage()
                            + ").",
                    e);
        }
    }

    private static String searchPath() {
        return System.getenv().getOrDefault("PATH", "");
    }
}
