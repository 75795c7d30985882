package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tidemark promote}. */
@Command(
        name = "promote",
        description =
                "Bring a service online: check its gates, load its values beside those served now, compare them with"
                        + " offline values, and switch in one instant. Run again after a failure, it goes on where it stopped.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark promote --service NAME [-f DEFS.yaml] [--preview] [--yes] [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  tidemark promote --service fraud_v1 -f features.yaml --yes \\",
            "    --spine labels.parquet --time event_time --label is_fraud --report gates.html"
        })
final class PromoteCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--service",
            required = true,
            paramLabel = "NAME",
            description = "The feature service, by its name in the registry.")
    private String service;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "DEFS.yaml",
            description = "Apply these definitions first. Without it, the service is as the registry has it.")
    private Path definitions;

    @Option(names = "--preview", description = "Show what would change and what it takes, and change nothing.")
    private boolean preview;

    @Option(names = "--yes", description = "Do not ask. Needed where nobody can answer.")
    private boolean yes;

    @Option(
            names = "--cut-off",
            paramLabel = "TIME",
            description = "Load what was visible before this instant, as in 2024-05-02T10:00:00Z. Default: now.")
    private String cutOff;

    @Option(
            names = "--arrived-before",
            paramLabel = "TIME",
            description = "The files hold what arrived at their stream before this instant; what happened before the"
                    + " cut-off and arrived later is taken from the stream. For sources without a known time."
                    + " Default: when a promotion first saw the files as they are; where that may be wrong, because such"
                    + " events arrived since the files were changed, the promotion is refused and says so.")
    private String arrivedBefore;

    @Mixin
    private GateOptions gates;

    @Option(names = "--message", paramLabel = "TEXT", defaultValue = "", description = "Why, for those who look later.")
    private String message;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        return new PromoteWork(root, project, engine)
                .run(
                        service,
                        definitions,
                        Instants.option(spec, "--cut-off", cutOff),
                        Instants.option(spec, "--arrived-before", arrivedBefore),
                        gates,
                        message,
                        preview ? PromoteWork.Until.PREVIEW : yes ? PromoteWork.Until.LIVE : PromoteWork.Until.ASKED);
    }
}
