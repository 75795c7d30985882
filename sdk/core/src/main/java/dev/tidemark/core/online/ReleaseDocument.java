package dev.tidemark.core.online;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.Fingerprint;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One release of a service: all that a reader needs besides the states, so that it needs the store alone. Immutable.
 *
 * @param format the form of the document; a reader refuses one that is newer than {@link #FORMAT}
 * @param release its number
 * @param fingerprint of the service's plan
 * @param semanticsVersion {@link Fingerprint#SEMANTICS_VERSION} of whoever made it
 * @param cutOffMicros the states were loaded from the events before this instant
 * @param definitions the service and what it refers to, as YAML
 * @param schemas the columns of each source, by its name
 * @param views where the states of each view of the plan lie, in the plan's order
 * @param arrivedBefore of sources that a stream feeds and whose events have no known time, by name: the files are taken to hold
 *     what arrived before that instant, microseconds since the epoch. Missing where the cut-off alone tells
 * @param doubtfulFrom of those for which nobody said that instant: when the files were last changed. What arrived from then on may
 *     be in them or not
 */
public record ReleaseDocument(
        int format,
        String service,
        long release,
        String fingerprint,
        int semanticsVersion,
        long cutOffMicros,
        String definitions,
        Map<String, SourceSchema> schemas,
        List<View> views,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> arrivedBefore,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> doubtfulFrom) {
    public static final int FORMAT = 1;

    /**
     * One view of a release.
     *
     * @param fingerprint of its plan, which holds only the features the service lists
     * @param generation where its states lie
     */
    public record View(String name, String entity, String fingerprint, long generation) {
        public View {
            Objects.requireNonNull(name, "name of a view");
            Objects.requireNonNull(entity, "entity of a view");
            Objects.requireNonNull(fingerprint, "fingerprint of a view");
        }
    }

    public ReleaseDocument {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(definitions, "definitions");
        schemas = Collections.unmodifiableMap(new TreeMap<>(schemas));
        views = List.copyOf(views);
        arrivedBefore = sorted(arrivedBefore);
        doubtfulFrom = sorted(doubtfulFrom);
    }

    private static Map<String, Long> sorted(Map<String, Long> given) {
        return given == null
                ? Map.of()
                : Collections.unmodifiableMap(new TreeMap<>(given)); // older documents have none
    }

    /**
     * The document of a release.
     *
     * @param schemas the columns of each source of the service, by its name
     * @param plan of the service, bound to those columns
     * @param generations of the plan's views, in its order
     */
    public static ReleaseDocument of(
            FeatureService service,
            Map<String, SourceSchema> schemas,
            ServicePlan plan,
            long release,
            long cutOffMicros,
            List<Long> generations) {
        Map<String, SourceSchema> used = new TreeMap<>();
        for (FeatureView view : service.views()) {
            used.put(
                    view.source().name(),
                    Objects.requireNonNull(schemas.get(view.source().name()), "schema"));
        }
        List<View> views = new ArrayList<>();
        for (int i = 0; i < plan.views().size(); i++) {
            ViewPlan view = plan.views().get(i);
            views.add(new View(view.name(), view.entity(), Fingerprint.of(view), generations.get(i)));
        }
        return new ReleaseDocument(
                FORMAT,
                service.name(),
                release,
                plan.fingerprint(),
                Fingerprint.SEMANTICS_VERSION,
                cutOffMicros,
                DefinitionsYaml.write(Definitions.of(Path.of(""), service)),
                used,
                views,
                Map.of(),
                Map.of());
    }

    /** The same with what the files of its sources are taken to hold of their streams, and from when on that is in doubt. */
    public ReleaseDocument arrivals(Map<String, Long> before, Map<String, Long> doubtful) {
        return new ReleaseDocument(
                format,
                service,
                release,
                fingerprint,
                semanticsVersion,
                cutOffMicros,
                definitions,
                schemas,
                views,
                before,
                doubtful);
    }

    /**
     * Reads what {@link #toBytes} wrote. Fields it does not know are ignored.
     *
     * @throws TidemarkException {@code NEWER_RELEASE} if only a newer version of Tidemark reads it as it is meant, {@code
     *     CORRUPT_STATE} if it is damaged
     */
    public static ReleaseDocument read(byte[] bytes) {
        return ReleaseJson.read(bytes);
    }

    /** JSON in UTF-8; equal documents have equal bytes. */
    public byte[] toBytes() {
        return ReleaseJson.write(this);
    }

    /** The service it defines; its sources have the paths their user wrote. */
    public FeatureService definition() {
        return DefinitionsYaml.read(definitions, Path.of("")).service(service);
    }

    /** The plan, which is the one that the states were computed by: an error if it is another. */
    public ServicePlan bind() {
        ServicePlan plan = Binder.bind(definition(), schemas);
        if (semanticsVersion < Fingerprint.SEMANTICS_VERSION) {
            throw new TidemarkException(
                    ErrorCode.UNSUPPORTED,
                    thing() + ": it was made by semantics " + semanticsVersion + ", here they are "
                            + Fingerprint.SEMANTICS_VERSION + "; promote the service again.");
        }
        if (!describes(plan)) {
            throw new TidemarkException(
                    ErrorCode.CORRUPT_STATE,
                    thing() + ": its definitions do not have the fingerprint it names; promote the service again.");
        }
        return plan;
    }

    private boolean describes(ServicePlan plan) {
        boolean same = plan.fingerprint().equals(fingerprint) && plan.views().size() == views.size();
        for (int i = 0; same && i < views.size(); i++) {
            ViewPlan view = plan.views().get(i);
            same = view.name().equals(views.get(i).name())
                    && view.entity().equals(views.get(i).entity())
                    && Fingerprint.of(view).equals(views.get(i).fingerprint());
        }
        return same;
    }

    /** Whether the other document has the same plan, to the names of its views. */
    boolean bindsAs(ReleaseDocument other) {
        return service.equals(other.service)
                && semanticsVersion == other.semanticsVersion
                && fingerprint.equals(other.fingerprint)
                && definitions.equals(other.definitions)
                && schemas.equals(other.schemas);
    }

    private String thing() {
        return "Cannot read release " + release + " of service '" + service + "'";
    }
}
