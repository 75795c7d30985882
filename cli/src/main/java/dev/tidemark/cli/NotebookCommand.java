package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code tidemark notebook}. */
@Command(
        name = "notebook",
        description = "Open Jupyter on a folder of notebooks, with Tidemark's Java kernel and sample data in it.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark notebook [DIR] [OPTIONS]",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footer = {"", "Example, where no browser is:", "  tidemark notebook --no-browser --jupyter-option=--port=8890"})
final class NotebookCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder of the notebooks. Default: Tidemark's own, 'notebooks'.")
    private Path folder;

    @Option(names = "--no-browser", description = "Print the address, and open no browser.")
    private boolean noBrowser;

    @Option(names = "--classic", description = "The classic Notebook, also where JupyterLab is installed.")
    private boolean classic;

    @Option(names = "--spark", description = "Bring Spark's libraries too, for Spark in cells.")
    private boolean spark;

    @Option(
            names = "--jupyter-option",
            paramLabel = "OPTION",
            description = "An option of Jupyter's own, as in --jupyter-option=--port=8890. Once for each.")
    private List<String> jupyterOptions = List.of();

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "300000",
            description =
                    "About how many payments the sample data have, when they are made. Default: ${DEFAULT-VALUE}.")
    private int events;

    @Override
    public Integer call() throws InterruptedException {
        return new NotebookWork(this).run();
    }

    RootCommand root() {
        return root;
    }

    /** Null if none is named. */
    Path folder() {
        return folder;
    }

    List<String> jupyterOptions() {
        return jupyterOptions;
    }

    boolean opensBrowser() {
        return !noBrowser;
    }

    List<String> applications() {
        return classic ? List.of("notebook") : List.of("lab", "notebook");
    }

    boolean wantsSpark() {
        return spark;
    }

    int events() {
        return events;
    }
}
