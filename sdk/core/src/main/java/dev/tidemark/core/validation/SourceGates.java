package dev.tidemark.core.validation;

import dev.tidemark.core.validation.GateResult.Example;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Judges the gates that ask the sources: freshness and coincidence. */
final class SourceGates {
    private final SourceFacts facts;
    private final long rows;
    private final OptionalLong newestRowMicros;

    /** @param newestRowMicros the latest instant of the spine; empty without rows */
    SourceGates(SourceFacts facts, long rows, OptionalLong newestRowMicros) {
        this.facts = facts;
        this.rows = rows;
        this.newestRowMicros = newestRowMicros;
    }

    /** The stalest source counts. */
    Outcome freshness(BoundGate bound) {
        if (newestRowMicros.isEmpty()) {
            return Outcome.unknown("the training set has no rows");
        }
        long oldest = Long.MIN_VALUE;
        String explanation = "";
        for (ViewPlan view : bound.views()) {
            OptionalLong newest = facts.newestEventMicros(view);
            if (newest.isEmpty()) {
                return Outcome.unknown("source '" + view.source().name() + "' has no event with a time");
            }
            long age = Math.subtractExact(newestRowMicros.getAsLong(), newest.getAsLong());
            if (age > oldest) {
                oldest = age;
                explanation = "newest event of " + view.source().name() + ": " + TextTime.format(newest.getAsLong())
                        + "; newest row: " + TextTime.format(newestRowMicros.getAsLong());
            }
        }
        boolean kept = oldest <= bound.gate().withinMicros().orElseThrow();
        String shown = oldest <= 0 ? "no older" : Durations.text(oldest) + " older";
        return Outcome.of(kept, (double) oldest, shown, explanation, List.of());
    }

    /** The view with the most coinciding rows counts. */
    Outcome coincidence(BoundGate bound) {
        if (rows == 0) {
            return Outcome.unknown("the training set has no rows");
        }
        long most = -1;
        String explanation = "";
        List<Example> examples = new ArrayList<>();
        for (ViewPlan view : bound.views()) {
            SourceFacts.Coinciding coinciding = facts.coinciding(view);
            if (coinciding.count() > most) {
                most = coinciding.count();
                explanation =
                        Figures.count(most) + " of " + Figures.rows(rows) + " stand at the instant of an event of "
                                + view.source().name() + " of the same " + view.entity();
                examples.clear();
                coinciding.first().forEach(row -> examples.add(new Example(row + 1, "event at its instant")));
            }
        }
        double share = (double) most / rows;
        boolean kept = share <= bound.gate().atMost().orElseThrow();
        return Outcome.of(kept, share, Figures.percent(share), explanation, kept ? List.of() : examples);
    }
}
