package dev.tidemark.core.promotion;

import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Tells apart what files hold and what streams bring where an event does not say when it became known: one that happened before
 * the cut-off may be in the files, or may have come late. The files are taken to hold what had arrived when they were first seen
 * as they are now.
 *
 * @param givenMicros in place of that, as whoever promotes says
 * @param seenMicros when the files were looked at; a source whose files are those of the live release was seen before
 */
record Arrivals(OptionalLong givenMicros, long seenMicros) {
    private static final long MICROS_PER_MILLI = 1_000;

    /** Brokers tell arrivals in whole milliseconds, so the bound is one: what comes in its course counts as later. */
    static long seen(long nowMicros) {
        return Math.floorDiv(nowMicros, MICROS_PER_MILLI) * MICROS_PER_MILLI;
    }

    /** By the name of each source that needs it. */
    Map<String, Long> of(ServicePlan plan, Optional<ReleaseDocument> live, Snapshot before, Snapshot now) {
        Map<String, Long> bounds = new TreeMap<>();
        for (ViewPlan view : StreamedSources.views(plan).keySet()) {
            Source source = view.source().definition();
            if (source.knownTime().isEmpty()) {
                bounds.put(source.name(), bound(source.name(), live, before, now));
            }
        }
        return bounds;
    }

    private long bound(String source, Optional<ReleaseDocument> live, Snapshot before, Snapshot now) {
        Optional<Long> earlier = live.map(document -> document.arrivedBefore().get(source))
                .filter(micros -> now.of(source).equals(before.of(source)));
        return givenMicros.orElseGet(() -> earlier.orElse(seenMicros));
    }
}
