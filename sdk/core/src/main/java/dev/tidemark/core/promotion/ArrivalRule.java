package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.SourceSnapshot;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells apart what files hold and what streams bring where an event does not say when it became known: one that happened before
 * the cut-off may be in the files, or may have come late. The files are taken to hold what had arrived when they were first seen
 * as they are now; what arrived after they were last changed is in doubt, for nobody said when they were exported.
 *
 * @param givenMicros in place of that, as whoever promotes says
 * @param seenMicros when the files were looked at; files of a source that some release was loaded from were seen before
 */
record ArrivalRule(OptionalLong givenMicros, long seenMicros) {
    private static final long MICROS_PER_MILLI = 1_000;

    /** Brokers tell arrivals in whole milliseconds, so the bound is one: what comes in its course counts as later. */
    static long wholeMillis(long micros) {
        return Math.floorDiv(micros, MICROS_PER_MILLI) * MICROS_PER_MILLI;
    }

    /** What a release was loaded from, and what its files were taken to hold. */
    record Seen(long release, Snapshot files, Arrivals arrivals) {}

    /**
     * For each source that needs it.
     *
     * @param earlier releases of any service: what one of them takes from the stream, another one over the same files does
     */
    Arrivals of(ServicePlan plan, Snapshot now, List<Seen> earlier) {
        Arrivals.Builder arrivals = new Arrivals.Builder();
        for (ViewPlan view : StreamedSources.views(plan).keySet()) {
            SourcePlan source = view.source();
            if (source.definition().knownTime().isEmpty()) {
                add(source, now, earlier, arrivals);
            }
        }
        return arrivals.build();
    }

    private void add(SourcePlan source, Snapshot now, List<Seen> earlier, Arrivals.Builder arrivals) {
        String name = source.name();
        Optional<Arrivals> before = earlier.stream()
                .filter(seen -> seen.files().of(name).equals(now.of(name)))
                .filter(seen -> seen.arrivals().before().containsKey(name))
                .max(Comparator.comparingLong(Seen::release))
                .map(Seen::arrivals);
        if (givenMicros.isPresent()) {
            arrivals.told(name, givenMicros.getAsLong());
        } else if (before.isPresent()) {
            arrivals.as(name, before.get());
        } else {
            arrivals.taken(name, seenMicros, wholeMillis(changedMicros(source)));
        }
    }

    private static long changedMicros(SourcePlan source) {
        return SourceSnapshot.of(DataFiles.of(source.definition())).changedMicros();
    }
}
