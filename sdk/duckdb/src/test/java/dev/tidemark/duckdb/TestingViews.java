package dev.tidemark.duckdb;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The views of a service as an executor's backfill takes them. */
public final class TestingViews {
    private TestingViews() {}

    /** Binds a service to its files; the plans' sources have paths that stand on their own. */
    public static List<ViewPlan> bind(Executor executor, FeatureService service, Path folder) {
        Map<String, SourceSchema> schemas = new HashMap<>();
        for (FeatureView view : service.views()) {
            schemas.put(
                    view.source().name(),
                    executor.schema(DataFiles.of(view.source().at(folder))));
        }
        return Binder.bind(service, schemas).views().stream()
                .map(view -> new ViewPlan(
                        view.name(),
                        view.entity(),
                        view.keys(),
                        new SourcePlan(
                                view.source().definition().at(folder),
                                view.source().columnTypes()),
                        view.columns(),
                        view.where(),
                        view.features()))
                .toList();
    }
}
