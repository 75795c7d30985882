package dev.tidemark.core.executor;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;
import java.util.OptionalLong;

/** Which events of a pass make up the states at an instant. Instants are microseconds. */
public final class CutOff {
    private final Pass pass;
    private final List<ViewPlan> views;
    private final long before;

    /**
     * The cut-off of one pass.
     *
     * @param all the views that the pass's indexes mean
     */
    public CutOff(Pass pass, List<ViewPlan> all, long micros) {
        this.pass = pass;
        this.views = pass.views().stream().map(all::get).toList();
        this.before = micros + pass.asOfShiftMicros();
    }

    /** Events count that became visible before it. */
    public long before() {
        return before;
    }

    /** A key has a state if its newest event became visible then or later; {@link Long#MIN_VALUE} if any will do. */
    public long newestFrom(ViewPlan view) {
        long reach = view.reachMicros();
        return reach == Long.MAX_VALUE ? Long.MIN_VALUE : before - reach;
    }

    /** The same for any of some views; empty if any event will do. */
    public OptionalLong newestFrom(List<ViewPlan> some) {
        return ifBounded(some.stream().mapToLong(this::newestFrom).min().orElseThrow());
    }

    /** The same for any view of the pass. */
    public OptionalLong newestFrom() {
        return newestFrom(views);
    }

    /**
     * Events that became visible before it change no state, so that they need not be read; empty if any event may. It lies
     * one more reach back than {@link #newestFrom}, for a state drops what is out of reach of its own newest event, not
     * of the cut-off.
     */
    public OptionalLong visibleFrom() {
        return ifBounded(views.stream().mapToLong(this::visibleFrom).min().orElseThrow());
    }

    private long visibleFrom(ViewPlan view) {
        long newestFrom = newestFrom(view);
        boolean keepsOld = view.features().stream().anyMatch(this::keepsOldRow);
        return newestFrom == Long.MIN_VALUE || keepsOld ? Long.MIN_VALUE : newestFrom - view.reachMicros();
    }

    /** Whether the row a feature keeps for good may be another than that of the newest event. */
    private boolean keepsOldRow(FeaturePlan feature) {
        boolean mayDiffer = feature.filter() != FeaturePlan.NONE
                || pass.source().definition().knownTime().isPresent();
        return feature.function() == AggregateFunction.LATEST && mayDiffer;
    }

    private static OptionalLong ifBounded(long micros) {
        return micros == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(micros);
    }
}
