package dev.tidemark.semantics.state;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A view without files: its source declares its columns. */
final class BoundView {
    private BoundView() {}

    /** @param definitions YAML of a source {@code e}, a service {@code svc} of one view, and a {@code %s} for its features */
    static ViewPlan of(String definitions, List<String> features) {
        Definitions read = DefinitionsYaml.read(definitions.formatted(String.join(", ", features)), Path.of("."));
        SourceSchema schema = SourceSchema.of("e.parquet");
        for (Map.Entry<String, ValueType> column : read.source("e").columns().entrySet()) {
            schema = schema.column(column.getKey(), column.getValue());
        }
        return Binder.bind(read.service("svc"), Map.of("e", schema)).views().get(0);
    }
}
