package dev.tidemark.tck;

import java.util.Locale;
import java.util.Set;

/**
 * One thing the kit asserts of a candidate.
 *
 * @param name as tests show it
 * @param rules of the specification it asserts, like {@code WIN-3}
 */
public record Check(String name, Set<String> rules, Body body) {
    /** Throws an {@link AssertionError} if the candidate is wrong. */
    @FunctionalInterface
    public interface Body {
        void judge(Candidate candidate) throws Exception;
    }

    public Check {
        rules = Set.copyOf(rules);
    }

    /** A check named {@code win_3_eventAtTheInstantIsExcluded}, of rule WIN-3. */
    static Check of(String name, Body body) {
        String[] parts = name.split("_", 3);
        return new Check(name, Set.of(parts[0].toUpperCase(Locale.ROOT) + "-" + parts[1]), body);
    }
}
