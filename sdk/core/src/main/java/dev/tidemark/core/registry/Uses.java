package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.yaml.ObjectKind;
import java.util.List;
import java.util.stream.Stream;

/** Who refers to whom. */
final class Uses {
    private Uses() {}

    /** The services that read an object, by way of a view too; the service itself. */
    static List<String> services(Definitions definitions, ObjectName object) {
        return definitions.services().stream()
                .filter(service -> reads(service, object))
                .map(FeatureService::name)
                .toList();
    }

    /** The objects that name it. */
    static List<ObjectName> direct(Definitions definitions, ObjectName object) {
        Stream<ObjectName> views = definitions.views().stream()
                .filter(view -> refersTo(view, object))
                .map(view -> new ObjectName(ObjectKind.VIEW, view.name()));
        Stream<ObjectName> services = definitions.services().stream()
                .filter(service -> object.kind() == ObjectKind.VIEW && reads(service, object))
                .map(service -> new ObjectName(ObjectKind.SERVICE, service.name()));
        return Stream.concat(views, services).toList();
    }

    private static boolean reads(FeatureService service, ObjectName object) {
        return switch (object.kind()) {
            case SERVICE -> service.name().equals(object.name());
            case VIEW -> service.views().stream().anyMatch(view -> view.name().equals(object.name()));
            case ENTITY, SOURCE -> service.views().stream().anyMatch(view -> refersTo(view, object));
        };
    }

    private static boolean refersTo(FeatureView view, ObjectName object) {
        return switch (object.kind()) {
            case ENTITY -> view.entity().name().equals(object.name());
            case SOURCE -> view.source().name().equals(object.name());
            case VIEW, SERVICE -> false;
        };
    }
}
