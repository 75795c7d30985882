package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Binds what users wrote to the columns their files have. Everything that can be wrong about a definition is found here,
 * before any engine starts, and said in one line: verb, thing, value, remedy.
 */
public final class Binder {
    private Binder() {}

    /**
     * The plan of a service.
     *
     * @param schemas what the files of each source hold, by the source's name
     */
    public static ServicePlan bind(FeatureService service, Map<String, SourceSchema> schemas) {
        Definitions.of(Path.of(""), service); // refuses what contradicts itself before any file counts
        List<ViewPlan> views = new ArrayList<>();
        for (FeatureView view : service.views()) {
            views.add(ViewBinder.bind(service, view, schema(view, schemas)));
        }
        return ServiceBinder.bind(service, views);
    }

    /**
     * Makes sure that the spine's time is a TIMESTAMP: of all mistakes about a spine the one to name first, and before
     * any about the service.
     *
     * @param declared types of columns of the spine whose type must not be guessed
     */
    public static void checkSpineTime(
            String service, SourceSchema spine, Map<String, ValueType> declared, String timeColumn) {
        SpineBinder.checkTime(service, spine, declared, timeColumn);
    }

    /**
     * Makes sure that a spine can be asked: its time is a TIMESTAMP, its keys and request values are there with their
     * types, and no feature has the name of a column.
     *
     * @param declared types of columns of the spine whose type must not be guessed
     */
    public static SpinePlan bindSpine(
            ServicePlan plan, SourceSchema spine, Map<String, ValueType> declared, String timeColumn) {
        return SpineBinder.bind(plan, spine, declared, timeColumn);
    }

    private static SourceSchema schema(FeatureView view, Map<String, SourceSchema> schemas) {
        SourceSchema schema = schemas.get(view.source().name());
        if (schema == null) {
            throw new TidemarkException(
                    ErrorCode.UNKNOWN_NAME,
                    "Cannot bind view '" + view.name() + "': the columns of source '"
                            + view.source().name() + "' were not given; read its files first.");
        }
        return schema;
    }
}
