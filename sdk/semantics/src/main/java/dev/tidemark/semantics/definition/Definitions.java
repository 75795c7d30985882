package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything a project defines, in order. What a view or a service refers to is always here too, under its name.
 *
 * @param baseDirectory what the paths of the sources are relative to
 */
public record Definitions(
        Path baseDirectory,
        List<Entity> entities,
        List<Source> sources,
        List<FeatureView> views,
        List<FeatureService> services) {
    public Definitions {
        Objects.requireNonNull(baseDirectory, "baseDirectory");
        entities = List.copyOf(entities);
        sources = List.copyOf(sources);
        views = List.copyOf(views);
        services = List.copyOf(services);
        checkDistinct("entity", entities, Entity::name);
        checkDistinct("source", sources, Source::name);
        checkDistinct("view", views, FeatureView::name);
        checkDistinct("service", services, FeatureService::name);
        sources.forEach(Definitions::checkComplete);
        for (FeatureView view : views) {
            checkComplete(view);
            checkSame("view '" + view.name() + "'", "entity", entities, Entity::name, view.entity());
            checkSame("view '" + view.name() + "'", "source", sources, Source::name, view.source());
        }
        for (FeatureService service : services) {
            checkComplete(service);
            for (FeatureView view : service.views()) {
                checkSame("service '" + service.name() + "'", "view", views, FeatureView::name, view);
            }
        }
    }

    /** Nothing yet. */
    public static Definitions in(Path baseDirectory) {
        return new Definitions(baseDirectory, List.of(), List.of(), List.of(), List.of());
    }

    /** The services and all they refer to. */
    public static Definitions of(Path baseDirectory, FeatureService... services) {
        Definitions definitions = in(baseDirectory);
        for (FeatureService service : services) {
            definitions = definitions.with(service);
        }
        return definitions;
    }

    public Definitions with(Entity entity) {
        return new Definitions(baseDirectory, Lists.with(entities, entity), sources, views, services);
    }

    public Definitions with(Source source) {
        return new Definitions(baseDirectory, entities, Lists.with(sources, source), views, services);
    }

    /** With a view, and its entity and source where they are not here yet. */
    public Definitions with(FeatureView view) {
        return new Definitions(
                baseDirectory,
                Lists.withIfAbsent(entities, view.entity()),
                Lists.withIfAbsent(sources, view.source()),
                Lists.with(views, view),
                services);
    }

    /** With a service, and the views it reads where they are not here yet. */
    public Definitions with(FeatureService service) {
        Definitions complete = this;
        for (FeatureView view : service.views()) {
            complete = views.contains(view) ? complete : complete.with(view);
        }
        return new Definitions(
                baseDirectory, complete.entities, complete.sources, complete.views, Lists.with(services, service));
    }

    /** The entity of that name; an error that lists the closest names if there is none. */
    public Entity entity(String name) {
        return find("entity", "Entities", entities, Entity::name, name);
    }

    public Source source(String name) {
        return find("source", "Sources", sources, Source::name, name);
    }

    public FeatureView view(String name) {
        return find("view", "Views", views, FeatureView::name, name);
    }

    public FeatureService service(String name) {
        return find("service", "Services", services, FeatureService::name, name);
    }

    private static void checkComplete(Source source) {
        if (source.eventTime() == null) {
            throw Names.invalid("source '" + source.name()
                    + "': it has no event time; name the column that says when an event happened.");
        }
    }

    private static void checkComplete(FeatureView view) {
        if (view.features().isEmpty()) {
            throw Names.invalid("view '" + view.name() + "': it has no feature; add one, like count over 1h.");
        }
    }

    private static void checkComplete(FeatureService service) {
        if (service.listed().isEmpty()) {
            throw Names.invalid("service '" + service.name() + "': it lists no feature; list a view, or view.feature.");
        }
    }

    private static <T> T find(String kind, String label, List<T> all, Function<T, String> nameOf, String name) {
        for (T one : all) {
            if (nameOf.apply(one).equals(name)) {
                return one;
            }
        }
        throw new TidemarkException(
                ErrorCode.UNKNOWN_NAME,
                "Cannot find " + kind + " '" + Names.printable(name) + "'"
                        + Closest.hint(name, label, all.stream().map(nameOf).toList()));
    }

    private static <T> void checkDistinct(String kind, List<T> all, Function<T, String> nameOf) {
        Set<String> seen = new HashSet<>();
        for (T one : all) {
            if (!seen.add(nameOf.apply(one))) {
                throw new TidemarkException(
                        ErrorCode.DUPLICATE_NAME,
                        "Cannot define " + kind + " '" + nameOf.apply(one) + "' twice; rename or remove one.");
            }
        }
    }

    private static <T> void checkSame(String user, String kind, List<T> all, Function<T, String> nameOf, T used) {
        String name = nameOf.apply(used);
        T defined = find(kind, "Defined", all, nameOf, name);
        if (!defined.equals(used)) {
            throw Names.invalid(user + ": its " + kind + " '" + name + "' differs from the " + kind
                    + " defined under that name; use the one definition, or rename one.");
        }
    }
}
