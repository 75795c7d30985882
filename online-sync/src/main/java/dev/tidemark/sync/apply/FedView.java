package dev.tidemark.sync.apply;

import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.sync.decode.LoadedEvents;

/**
 * A view whose states follow a stream.
 *
 * @param generation where the states lie
 * @param loaded the events that the states were loaded from
 */
public record FedView(ViewPlan view, long generation, LoadedEvents loaded) {

    static FedView of(ViewPlan view, long generation, ReleaseDocument document) {
        Source source = view.source().definition();
        long visibleFrom = document.cutOffMicros() + (source.visibleAtItsInstant() ? 1 : 0);
        LoadedEvents loaded = new LoadedEvents(
                visibleFrom,
                document.arrivedBefore().getOrDefault(source.name(), LoadedEvents.ALL),
                document.doubtfulFrom().getOrDefault(source.name(), LoadedEvents.ALL));
        return new FedView(view, generation, loaded);
    }
}
