package dev.tidemark.kernel.magic;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.progress.WorkDefaults;
import dev.tidemark.core.promotion.Served;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.LineMagic;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.text.TextTime;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** {@code %tidemark}: which project, which service, and what is served of it. */
final class TidemarkMagic implements LineMagic {
    static final List<String> COMMANDS = List.of("open", "use", "status", "help");

    private static final String HELP = """
            %tidemark open FOLDER      opens a project: its store is 'store', its definitions are variables
            %tidemark use SERVICE      the service that is meant where none is named
            %tidemark status           what is defined here, and what is served
            %%features                 definitions in YAML; each becomes a variable
            %%sql --as NAME            SQL on the sources; the result becomes the variable
            %explain ROW --spine FILE --time COLUMN [--service NAME]
            %live KEY=VALUE ... [--service NAME]   a key's features as they change, until interrupted""";

    private final Host host;
    private final Project project;

    TidemarkMagic(Host host, Project project) {
        this.host = host;
        this.project = project;
    }

    @Override
    public Object run(List<String> words) throws Exception {
        String command = words.isEmpty() ? "help" : words.get(0);
        switch (command) {
            case "open" -> open(words.size() > 1 ? words.get(1) : ".");
            case "use" -> use(words);
            case "status" -> Magics.show(host, Bundle.text(status()));
            case "help" -> Magics.show(host, Bundle.text(HELP));
            default ->
                throw Words.wrong(
                        "%tidemark has no command '" + command + "'" + Closest.hint(command, "Commands", COMMANDS));
        }
        return null;
    }

    private void open(String folder) throws Exception {
        project.open(Path.of(folder));
        Variables.define(host, "store", FeatureStore.class, project.store());
        Definers.define(host, project.definitions());
        Magics.show(host, Bundle.text(opened()));
    }

    private String opened() {
        return "Opened " + project.folder() + ": variable store"
                + (project.definitions().services().isEmpty()
                        ? "; nothing is defined yet"
                        : ", and " + Definers.names(project.definitions()));
    }

    private void use(List<String> words) {
        if (words.size() != 2) {
            throw Words.wrong("%tidemark use needs the name of a service.");
        }
        project.use(words.get(1));
        Magics.show(host, Bundle.text("Service " + words.get(1)));
    }

    private String status() {
        List<Served> served = project.store().serving().status(WorkDefaults.cancellation());
        String services = served.isEmpty()
                ? "Nothing is served."
                : served.stream().map(TidemarkMagic::line).collect(Collectors.joining("\n"));
        return "Project " + project.folder() + "\n"
                + project.usedService().map(name -> "Service " + name + "\n").orElse("")
                + "Defined: " + Definers.names(project.definitions()) + "\n" + services;
    }

    private static String line(Served each) {
        long keys = each.views().stream().mapToLong(Served.View::keys).sum();
        return each.service() + ": "
                + (each.release() == 0
                        ? "not served"
                        : "release " + each.release() + ", " + keys + " keys in "
                                + each.views().size() + " views")
                + (each.cutOffMicros().isPresent()
                        ? ", values up to "
                                + TextTime.format(each.cutOffMicros().getAsLong())
                        : "")
                + each.problem().map(problem -> " (" + problem + ")").orElse("");
    }
}
