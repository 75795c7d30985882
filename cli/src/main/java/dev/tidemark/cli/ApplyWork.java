package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.cli.terminal.Style;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.registry.Applied;
import dev.tidemark.core.registry.Author;
import dev.tidemark.core.registry.DefinitionsChange;
import dev.tidemark.core.registry.ObjectChange;
import dev.tidemark.core.registry.ObjectVersion;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Compares definitions with the registry, and records them there. */
final class ApplyWork {
    private static final Map<ObjectChange.Action, String> MARKS =
            Map.of(ObjectChange.Action.ADDED, "+", ObjectChange.Action.CHANGED, "~", ObjectChange.Action.REMOVED, "-");

    private final RootCommand root;
    private final ProjectOptions project;

    ApplyWork(RootCommand root, ProjectOptions project) {
        this.root = root;
        this.project = project;
    }

    /** @return the exit code */
    int plan(Path definitions) {
        try (FeatureStore store = FeatureStore.open(project.folder())) {
            DefinitionsChange change = store.registry().plan(DefinitionsYaml.read(definitions));
            if (root.json()) {
                JsonOutput.print(root.terminal(), json(change));
            } else if (change.isEmpty()) {
                root.terminal().out().println("Nothing to change: the registry has these definitions.");
            } else {
                print(change);
                root.terminal().out().println("To record this: tidemark apply -f " + definitions);
            }
            return ExitCode.DONE;
        }
    }

    /** @return the exit code */
    int apply(Path definitions, String message) {
        try (FeatureStore store = FeatureStore.open(project.folder())) {
            Applied applied = apply(store, definitions, message);
            if (root.json()) {
                JsonOutput.print(root.terminal(), json(applied));
            } else {
                print(applied);
            }
            return ExitCode.DONE;
        }
    }

    static Applied apply(FeatureStore store, Path definitions, String message) {
        DefinitionsChange change = store.registry().plan(DefinitionsYaml.read(definitions));
        return store.registry().apply(change, Author.current(), message);
    }

    private void print(DefinitionsChange change) {
        PrintStream out = root.terminal().out();
        Style style = root.terminal().style();
        for (ObjectChange object : change.changed()) {
            String services = object.services().isEmpty() ? "" : "  read by " + String.join(", ", object.services());
            out.println(MARKS.get(object.action()) + " "
                    + style.bold(object.object().kind().word() + " "
                            + object.object().name()) + style.dim(services));
            Diffs.print(object.diff(), "    ", out, style);
        }
    }

    private void print(Applied applied) {
        PrintStream out = root.terminal().out();
        if (applied.versions().isEmpty()) {
            out.println("Nothing to change: the registry has these definitions.");
            return;
        }
        for (ObjectVersion version : applied.versions()) {
            out.println("  " + version.object().kind().word() + " "
                    + version.object().name() + ": version " + version.version());
        }
        out.println("Recorded. To serve a service of them: tidemark promote --service NAME");
    }

    private static ObjectNode json(DefinitionsChange change) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("changes");
        for (ObjectChange object : change.changed()) {
            ObjectNode node = json.withArray("/changes").addObject();
            node.put("kind", object.object().kind().word())
                    .put("name", object.object().name())
                    .put("change", object.action().name())
                    .put("base", object.base());
            object.diff().forEach(node.withArray("/diff")::add);
            node.putArray("services");
            object.services().forEach(node.withArray("/services")::add);
        }
        return json;
    }

    private static ObjectNode json(Applied applied) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("apply", applied.id());
        json.putArray("versions");
        for (ObjectVersion version : applied.versions()) {
            json.withArray("/versions")
                    .addObject()
                    .put("kind", version.object().kind().word())
                    .put("name", version.object().name())
                    .put("version", version.version())
                    .put("fingerprint", version.fingerprint());
        }
        return json;
    }
}
