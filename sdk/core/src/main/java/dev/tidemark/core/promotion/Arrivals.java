package dev.tidemark.core.promotion;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Tells apart what files hold and what streams bring where an event does not say when it became known: one that happened before
 * the cut-off may be in the files, or may have come late. The files are taken to hold what had arrived when they were first seen
 * as they are now.
 *
 * @param givenMicros in place of that, as whoever promotes says
 * @param seenMicros when the files were looked at; files of a source that some release was loaded from were seen before
 */
record Arrivals(OptionalLong givenMicros, long seenMicros) {
    private static final long MICROS_PER_MILLI = 1_000;

    /** Brokers tell arrivals in whole milliseconds, so the bound is one: what comes in its course counts as later. */
    static long seen(long nowMicros) {
        return Math.floorDiv(nowMicros, MICROS_PER_MILLI) * MICROS_PER_MILLI;
    }

    /** What a release was loaded from, and what its files were taken to hold. */
    record Seen(long release, Snapshot files, Map<String, Long> arrivedBefore) {}

    /**
     * By the name of each source that needs it.
     *
     * @param earlier releases of any service: what one of them takes from the stream, another one over the same files does
     */
    Map<String, Long> of(ServicePlan plan, Snapshot now, List<Seen> earlier) {
        Map<String, Long> bounds = new TreeMap<>();
        for (ViewPlan view : StreamedSources.views(plan).keySet()) {
            Source source = view.source().definition();
            if (source.knownTime().isEmpty()) {
                bounds.put(source.name(), bound(source.name(), now, earlier));
            }
        }
        return bounds;
    }

    private long bound(String source, Snapshot now, List<Seen> earlier) {
        return givenMicros.orElseGet(() -> earlier.stream()
                .filter(seen -> seen.files().of(source).equals(now.of(source)))
                .filter(seen -> seen.arrivedBefore().containsKey(source))
                .max(Comparator.comparingLong(Seen::release))
                .map(seen -> seen.arrivedBefore().get(source))
                .orElse(seenMicros));
    }
}
