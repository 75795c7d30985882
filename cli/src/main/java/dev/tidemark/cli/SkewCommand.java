package dev.tidemark.cli;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.skew.SkewCheck;
import dev.tidemark.core.skew.SkewReport;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tidemark skew}. */
@Command(
        name = "skew",
        description =
                "Compute served vectors again from the history and say why any value differs; exit code 3 if nothing"
                        + " explains one.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark skew --service NAME [--log DIR] [-f DEFS.yaml] [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footer = {"", "Example:", "  tidemark skew --service fraud_v1"})
final class SkewCommand implements Callable<Integer> {
    private static final Path LOG = Path.of(".tidemark", "feature-log");

    @ParentCommand
    private RootCommand root;

    @Option(
            names = "--service",
            required = true,
            paramLabel = "NAME",
            description = "The feature service whose log is compared.")
    private String service;

    @Option(
            names = "--log",
            paramLabel = "DIR",
            description = "The folder of the feature log. Default: .tidemark/feature-log in the project.")
    private Path log;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "DEFS.yaml",
            description = "The definitions to compute by. Default: those of the registry.")
    private Path file;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Compare at most the last N vectors. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        try (Session session = Session.open(root, project.folder(), engine.storeOptions())) {
            FeatureStore store = session.store();
            Definitions definitions = file == null ? store.registry().definitions() : DefinitionsYaml.read(file);
            Path base = file == null ? store.project() : definitions.baseDirectory();
            Function<FeatureService, TrainingSetBuilder> ask =
                    asked -> store.trainingSet(Definitions.of(base, asked), asked.name())
                            .progress(session.progress())
                            .cancellation(root.cancellation());
            Path folder = log == null ? store.project().resolve(LOG) : log;
            SkewReport report = new SkewCheck(ask, definitions.service(service)).run(folder, last);
            session.quiet();
            if (root.json()) {
                JsonOutput.print(root.terminal(), report.json());
            } else {
                root.terminal().out().print(report.text());
            }
            return report.passes() ? ExitCode.DONE : ExitCode.REFUSED_BY_GATE;
        }
    }
}
