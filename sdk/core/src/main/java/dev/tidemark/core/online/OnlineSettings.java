package dev.tidemark.core.online;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which online store a project has.
 *
 * @param store the provider's name
 * @param namespace sets the project apart on a server that others use too
 * @param properties what the provider understands, by name, as in {@code address}; empty: the embedded default
 */
public record OnlineSettings(String store, String namespace, Map<String, String> properties) implements Serializable {
    public OnlineSettings {
        properties = Map.copyOf(properties);
    }

    /** A Redis of the project's own, started in its folder. */
    public static OnlineSettings embedded() {
        return new OnlineSettings("redis", "tidemark", Map.of());
    }

    /** Without the values of the properties, among which are passwords. */
    @Override
    public String toString() {
        return "OnlineSettings[" + store + ", " + namespace + ", " + new TreeSet<>(properties.keySet()) + "]";
    }
}
