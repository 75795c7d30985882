package dev.tidemark.core.registry;

import dev.tidemark.core.registry.ObjectChange.Action;
import java.util.List;
import java.util.TreeSet;

/**
 * What an apply would do, against the versions it was planned on. Immutable.
 *
 * @param objects every object of the plan, unchanged ones too, by kind and name
 */
public record DefinitionsChange(List<ObjectChange> objects) {
    public DefinitionsChange {
        objects = List.copyOf(objects);
    }

    /** Those that get a new version. */
    public List<ObjectChange> changed() {
        return objects.stream().filter(it -> it.action() != Action.UNCHANGED).toList();
    }

    public boolean isEmpty() {
        return changed().isEmpty();
    }

    /** The services that a change touches, by name. */
    public List<String> services() {
        TreeSet<String> names = new TreeSet<>();
        changed().forEach(change -> names.addAll(change.services()));
        return List.copyOf(names);
    }
}
