package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.yaml.ObjectKind;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is defined, as of one moment.
 *
 * @param definitions paths of sources are relative to the project
 * @param versions of every object in them
 */
public record Registered(Definitions definitions, SortedMap<ObjectName, Integer> versions) {
    public Registered {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** The versions of a service and of all it refers to. */
    public SortedMap<ObjectName, Integer> versionsOf(String service) {
        FeatureService found = definitions.service(service);
        SortedMap<ObjectName, Integer> of = new TreeMap<>();
        put(of, ObjectKind.SERVICE, service);
        for (FeatureView view : found.views()) {
            put(of, ObjectKind.VIEW, view.name());
            put(of, ObjectKind.ENTITY, view.entity().name());
            put(of, ObjectKind.SOURCE, view.source().name());
        }
        return Collections.unmodifiableSortedMap(of);
    }

    private void put(Map<ObjectName, Integer> of, ObjectKind kind, String name) {
        ObjectName object = new ObjectName(kind, name);
        of.put(object, versions.get(object));
    }
}
