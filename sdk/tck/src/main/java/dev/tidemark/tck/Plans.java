package dev.tidemark.tck;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Binds the one service of a definitions text to the columns its sources declare. */
final class Plans {
    /** Plans are immutable, and to bind one is dear: the same definitions are asked again and again. */
    private static final Map<String, ServicePlan> BOUND = new ConcurrentHashMap<>();

    private Plans() {}

    static ServicePlan bind(String yaml) {
        return BOUND.computeIfAbsent(yaml, Plans::bindAnew);
    }

    private static ServicePlan bindAnew(String yaml) {
        Definitions definitions = DefinitionsYaml.read(yaml, Path.of("."));
        List<FeatureService> services = definitions.services();
        if (services.size() != 1) {
            throw new AssertionError("a scenario has one service, this one has " + services.size());
        }
        Map<String, SourceSchema> schemas = new HashMap<>();
        for (Source source : definitions.sources()) {
            SourceSchema schema = SourceSchema.of(source.path());
            for (var column : source.columns().entrySet()) {
                schema = schema.column(column.getKey(), column.getValue());
            }
            schemas.put(source.name(), schema);
        }
        return Binder.bind(services.get(0), schemas);
    }
}
