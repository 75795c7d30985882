package dev.tidemark.core.training;

import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import java.util.Map;

/**
 * A service and the columns its sources have.
 *
 * @param schemas by the source's name
 * @param plan whose sources have paths that stand on their own
 */
public record BoundService(FeatureService service, Map<String, SourceSchema> schemas, ServicePlan plan) {
    public BoundService {
        schemas = Map.copyOf(schemas);
    }
}
