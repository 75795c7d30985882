package dev.tidemark.sync.apply;

import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.text.TextTime;

/** Why an event is a dead letter, beside what decoding says. */
final class Reasons {
    private Reasons() {}

    static String ahead(ViewPlan view, long visibleMicros, long latestMicros) {
        return "Cannot take the event into source '" + view.source().name() + "': its time "
                + TextTime.format(visibleMicros) + " is ahead of the clock, after " + TextTime.format(latestMicros)
                + "; correct the sender's clock, or replay it later.";
    }
}
