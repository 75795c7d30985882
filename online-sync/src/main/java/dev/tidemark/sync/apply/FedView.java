package dev.tidemark.sync.apply;

import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ViewPlan;

/**
 * A view whose states follow a stream.
 *
 * @param generation where the states lie
 * @param visibleFrom the states were loaded from events that became visible before it; microseconds
 * @param arrivedFrom what arrived before it was among them, what arrived later was not; microseconds. {@link #ALL_THAT_WAS_VISIBLE}
 *     where visibility alone tells
 */
public record FedView(ViewPlan view, long generation, long visibleFrom, long arrivedFrom) {
    public static final long ALL_THAT_WAS_VISIBLE = Long.MAX_VALUE;

    static FedView of(ViewPlan view, long generation, ReleaseDocument document) {
        Source source = view.source().definition();
        long visibleFrom = document.cutOffMicros() + (source.visibleAtItsInstant() ? 1 : 0);
        long arrivedFrom = document.arrivedBefore().getOrDefault(source.name(), ALL_THAT_WAS_VISIBLE);
        return new FedView(view, generation, visibleFrom, arrivedFrom);
    }
}
