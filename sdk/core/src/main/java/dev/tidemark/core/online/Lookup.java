package dev.tidemark.core.online;

import java.util.Map;

/**
 * One entity to read features of.
 *
 * @param key the value of each key column of every view's entity; a null value asks for an empty history
 * @param request the request values, by name; null is a value. One that has a key column's name may be left out
 */
public record Lookup(Map<String, ?> key, Map<String, ?> request) {
    public static Lookup of(Map<String, ?> key) {
        return new Lookup(key, Map.of());
    }

    public static Lookup of(Map<String, ?> key, Map<String, ?> request) {
        return new Lookup(key, request);
    }
}
