package dev.tidemark.semantics.reference;

import java.util.List;
import java.util.OptionalLong;

/**
 * Why one stored feature of one row is what it is: every event of the key, and what became of each.
 *
 * @param output the output column
 * @param view the view that defines it
 * @param feature its name in the view
 * @param value what it came to
 * @param evaluatedAtMicros the instant of evaluation: the as-of instant, or 1 us later where the source says so
 * @param windowStartMicrosInclusive the first event time that counts, rounded down to the window's resolution; empty if
 *     the window has no start
 * @param windowEndMicrosExclusive the first event time that no longer counts
 * @param resolutionMicros the length of a tile of the window; 1 for an exact one
 * @param events every event of the key, oldest first in the order of TIE-1
 */
public record Evidence(
        String output,
        String view,
        String feature,
        FeatureValue value,
        long evaluatedAtMicros,
        OptionalLong windowStartMicrosInclusive,
        long windowEndMicrosExclusive,
        long resolutionMicros,
        List<Item> events) {
    public Evidence {
        events = List.copyOf(events);
    }

    /**
     * One event and what became of it.
     *
     * @param value what the feature reads of it; null if that is null or the feature reads no column
     */
    public record Item(Event event, Object value, Standing standing) {}

    /** The events of one standing, oldest first. */
    public List<Item> events(Standing standing) {
        return events.stream().filter(item -> item.standing() == standing).toList();
    }
}
