package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.StoreFacts;
import dev.tidemark.core.promotion.Served;
import java.util.List;

/** Says what is served, how fresh, how large, and what is left to do. */
final class StatusWork {
    private final RootCommand root;
    private final ProjectOptions project;

    StatusWork(RootCommand root, ProjectOptions project) {
        this.root = root;
        this.project = project;
    }

    /** @return the exit code */
    int run() {
        try (FeatureStore store = FeatureStore.open(project.folder())) {
            List<Served> services = store.serving().status(root.cancellation());
            StoreFacts facts = store.onlineStore().facts();
            if (root.json()) {
                JsonOutput.print(root.terminal(), json(services, facts));
            } else {
                new ServingText(root).status(services, facts);
            }
            return ExitCode.DONE;
        }
    }

    private static ObjectNode json(List<Served> services, StoreFacts facts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("services");
        services.forEach(service -> json.withArray("/services").add(service.json()));
        ObjectNode store = json.putObject("store");
        store.put("product", facts.product()).put("address", facts.address()).put("usedBytes", facts.usedBytes());
        facts.limitBytes().ifPresent(limit -> store.put("limitBytes", limit));
        return json;
    }
}
