package dev.tidemark.tck;

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
        return Binder.bind(service(yaml), schemas(yaml));
    }

    /** The one service of the definitions. */
    static FeatureService service(String yaml) {
        List<FeatureService> services = DefinitionsYaml.read(yaml, Path.of(".")).services();
        if (services.size() != 1) {
            throw new AssertionError("a scenario has one service, this one has " + services.size());
        }
        return services.get(0);
    }

    /** The columns that the sources declare, by source. */
    static Map<String, SourceSchema> schemas(String yaml) {
        Map<String, SourceSchema> schemas = new HashMap<>();
        for (Source source : DefinitionsYaml.read(yaml, Path.of(".")).sources()) {
            SourceSchema schema = SourceSchema.of(source.path());
            for (var column : source.columns().entrySet()) {
                schema = schema.column(column.getKey(), column.getValue());
            }
            schemas.put(source.name(), schema);
        }
        return schemas;
    }
}
