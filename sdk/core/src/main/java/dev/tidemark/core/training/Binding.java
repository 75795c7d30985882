package dev.tidemark.core.training;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Binds a service and a spine to the columns that an engine finds in their files. */
final class Binding {
    private Binding() {}

    /** The plan, its sources with paths that stand on their own. */
    static ServicePlan plan(Executor executor, FeatureService service, Path sources) {
        return bind(executor, service, sources).plan();
    }

    static BoundService bind(Executor executor, FeatureService service, Path sources) {
        Map<String, SourceSchema> schemas = new HashMap<>();
        for (FeatureView view : service.views()) {
            Source source = view.source();
            schemas.computeIfAbsent(
                    source.name(),
                    name -> userFacing(executor.schema(DataFiles.of(source.at(sources))), source.path()));
        }
        return new BoundService(service, schemas, located(Binder.bind(service, schemas), sources));
    }

    /** The columns of a spine whose time is one of them. */
    static SourceSchema timedSpineSchema(Executor executor, FeatureService service, Spine spine, Path project) {
        SourceSchema schema = spineSchema(executor, spine, project);
        Binder.checkSpineTime(service.name(), schema, spine.columns(), spine.requiredTime());
        return schema;
    }

    static SpineFiles spine(ServicePlan plan, Spine spine, SourceSchema schema, Path project) {
        return new SpineFiles(
                spine.files(project), Binder.bindSpine(plan, schema, spine.columns(), spine.requiredTime()));
    }

    /** The columns of a spine. */
    static SourceSchema spineSchema(Executor executor, Spine spine, Path project) {
        return userFacing(executor.schema(spine.files(project)), spine.path());
    }

    /** Messages name a path as its user wrote it. */
    private static SourceSchema userFacing(SourceSchema schema, String path) {
        return new SourceSchema(path, schema.columns());
    }

    private static ServicePlan located(ServicePlan plan, Path sources) {
        List<ViewPlan> views = plan.views().stream()
                .map(view -> new ViewPlan(
                        view.name(),
                        view.entity(),
                        view.keys(),
                        new SourcePlan(
                                view.source().definition().at(sources),
                                view.source().columnTypes()),
                        view.columns(),
                        view.where(),
                        view.features()))
                .toList();
        return new ServicePlan(
                plan.service(),
                views,
                plan.outputs(),
                plan.request(),
                plan.onDemandColumns(),
                plan.onDemand(),
                plan.fingerprint());
    }
}
