package dev.tidemark.core.registry;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of one object.
 *
 * @param base the version the change was made to; 0 if the object was never there
 * @param yaml its new text; empty if it is removed
 * @param diff the lines that change and those around them, each after {@code "+ "}, {@code "- "} or two blanks
 * @param services those that read it, before or after, by name
 */
public record ObjectChange(
        ObjectName object, Action action, int base, Optional<String> yaml, List<String> diff, List<String> services) {
    public ObjectChange {
        diff = List.copyOf(diff);
        services = List.copyOf(services);
    }

    /** What happens to the object. */
    public enum Action {
        ADDED,
        CHANGED,
        REMOVED,
        UNCHANGED
    }
}
