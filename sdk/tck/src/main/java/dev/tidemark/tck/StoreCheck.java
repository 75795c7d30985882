package dev.tidemark.tck;

import java.util.Locale;
import java.util.Set;

/**
 * One thing the kit asserts of an online store.
 *
 * @param name as tests show it
 * @param rules of the specification it asserts, like {@code SERVE-9}
 */
public record StoreCheck(String name, Set<String> rules, Body body) {
    /** Throws an {@link AssertionError} if the store is wrong. */
    @FunctionalInterface
    public interface Body {
        void judge(StoreUsers users) throws Exception;
    }

    /** A check named {@code serve_9_aLoadOverwritesNothing}, of rule SERVE-9. */
    static StoreCheck of(String name, Body body) {
        String[] parts = name.split("_", 3);
        return new StoreCheck(name, Set.of(parts[0].toUpperCase(Locale.ROOT) + "-" + parts[1]), body);
    }

    /** Judges a store, in a namespace of its own. */
    public void judge(StoreCandidate candidate) throws Exception {
        try (StoreUsers users = new StoreUsers(candidate)) {
            body.judge(users);
        }
    }
}
