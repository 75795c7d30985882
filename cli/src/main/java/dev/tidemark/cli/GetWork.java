package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads feature vectors as a model is served them. */
final class GetWork {
    private final RootCommand root;
    private final ProjectOptions project;
    private final OptionalLong atMicros;

    /** @param atMicros the instant to evaluate at; empty: now */
    GetWork(RootCommand root, ProjectOptions project, OptionalLong atMicros) {
        this.root = root;
        this.project = project;
        this.atMicros = atMicros;
    }

    /** @return the exit code */
    int one(String service, Map<String, String> key, Map<String, String> request) {
        try (FeatureStore store = FeatureStore.open(project.folder())) {
            OnlineReader reader = reader(store);
            FeatureVector vector = reader.readAll(service, List.of(LookupText.of(reader.plan(service), key, request)))
                    .vector(0);
            if (root.json()) {
                JsonOutput.print(root.terminal(), vector.json());
            } else {
                root.terminal().out().print(vector.text());
            }
            return ExitCode.DONE;
        }
    }

    /** @return the exit code: failed if some entity has no vector */
    int many(String service, Path file) {
        try (FeatureStore store = FeatureStore.open(project.folder())) {
            OnlineReader reader = reader(store);
            List<Lookup> lookups = LookupText.ofFile(reader.plan(service), file);
            FeatureVectors vectors = reader.readAll(service, lookups);
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            boolean failed = false;
            for (int row = 0; row < vectors.size(); row++) {
                failed |= vectors.error(row).isPresent();
                show(lookups.get(row), vectors, row, list);
            }
            if (root.json()) {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.set("vectors", list);
                JsonOutput.print(root.terminal(), json);
            }
            return failed ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    private void show(Lookup lookup, FeatureVectors vectors, int row, ArrayNode list) {
        var error = vectors.error(row);
        if (root.json()) {
            ObjectNode json = error.isEmpty() ? vectors.vector(row).json() : list.objectNode();
            error.ifPresent(e -> json.putObject("error")
                    .put("code", e.code().name())
                    .put("category", e.category().name())
                    .put("message", e.getMessage()));
            list.add(json);
            return;
        }
        var out = root.terminal().out();
        out.println(root.terminal().style().bold(lookup.key().toString()));
        out.print(
                error.isEmpty()
                        ? vectors.vector(row).text()
                        : "error: " + error.get().getMessage() + "\n");
        out.println();
    }

    private OnlineReader reader(FeatureStore store) {
        OnlineReader reader = store.online();
        return atMicros.isPresent() ? reader.asOf(atMicros.getAsLong()) : reader;
    }
}
