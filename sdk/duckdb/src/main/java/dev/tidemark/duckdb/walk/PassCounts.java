package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.semantics.plan.ViewPlan;

/** What became of the events of one pass, added up over its lanes. */
final class PassCounts {
    private final Pass pass;
    private final long[] failures;
    private final long[] ties;
    private long eventsRead;
    private long withoutTime;
    private long withoutKey;

    PassCounts(Pass pass) {
        this.pass = pass;
        this.failures = new long[pass.views().size()];
        this.ties = new long[pass.views().size()];
    }

    void eventsRead(long events) {
        eventsRead = events;
    }

    void ignored(long rowsWithoutTime, long rowsWithoutKey) {
        withoutTime = rowsWithoutTime;
        withoutKey = rowsWithoutKey;
    }

    void add(Lane lane) {
        for (int i = 0; i < failures.length; i++) {
            failures[i] += lane.views().get(i).expressionFailures();
            ties[i] += lane.views().get(i).ambiguousTies();
        }
    }

    /**
     * The counts of one view of the pass.
     *
     * @param index among {@link Pass#views()}
     */
    ViewCounts of(ViewPlan view, int index) {
        return new ViewCounts(
                view.name(),
                pass.source().name(),
                eventsRead + withoutTime + withoutKey,
                withoutTime,
                withoutKey,
                failures[index],
                ties[index]);
    }
}
