package dev.tidemark.core.validation;

import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;
import java.util.OptionalLong;

/** What gates ask of the sources themselves. */
public interface SourceFacts {
    /** The event time of the newest event of a view's source, of any key; empty if it has none with a time. */
    OptionalLong newestEventMicros(ViewPlan view);

    /** The rows of the spine that coincide with events of a view's source. */
    Coinciding coinciding(ViewPlan view);

    /**
     * Rows of the spine at whose very instant there is an event of the same key, whether it was known by then or not.
     *
     * @param count how many
     * @param first the first few, counted from 0
     */
    record Coinciding(long count, List<Long> first) {
        /** How many rows {@code first} holds at most. */
        public static final int MOST = GateResult.MOST_EXAMPLES;

        public Coinciding {
            first = List.copyOf(first);
        }
    }
}
