package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.semantics.plan.Fingerprint;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.text.TextTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which views of a plan are loaded, and which go on with the states they have: those that loading would store again, byte by
 * byte, because definition, files and the events visible at the cut-off are the same.
 */
final class Choices {
    private final Executor executor;
    private final Optional<ReleaseDocument> live;
    private final Snapshot before;
    private final Snapshot now;
    private final long cutOffMicros;
    private final Map<String, OptionalLong> newest = new HashMap<>();

    /** @param before what the sources held when the live release was made */
    Choices(Executor executor, Optional<ReleaseDocument> live, Snapshot before, Snapshot now, long cutOffMicros) {
        this.executor = executor;
        this.live = live;
        this.before = before;
        this.now = now;
        this.cutOffMicros = cutOffMicros;
    }

    List<ViewChoice> of(ServicePlan plan) {
        List<ViewChoice> choices = new ArrayList<>();
        for (ViewPlan view : plan.views()) {
            choices.add(choice(view));
        }
        return choices;
    }

    private ViewChoice choice(ViewPlan view) {
        Optional<ReleaseDocument.View> served = live.flatMap(document -> document.views().stream()
                .filter(candidate -> candidate.fingerprint().equals(Fingerprint.of(view))
                        && candidate.entity().equals(view.entity()))
                .findFirst());
        if (live.isEmpty()) {
            return load(view, "nothing is served yet");
        }
        if (served.isEmpty()) {
            boolean known = live.get().views().stream()
                    .anyMatch(candidate -> candidate.name().equals(view.name()));
            return load(view, known ? "its definition changed" : "it is new in the service");
        }
        String source = view.source().name();
        if (!now.of(source).equals(before.of(source))) {
            return load(view, "the files of " + source + " changed");
        }
        if (view.source().definition().stream().isPresent()) {
            return load(view, "its stream has moved on");
        }
        if (cutOffMicros != live.get().cutOffMicros()
                && seesOther(view, live.get().cutOffMicros())) {
            return load(
                    view,
                    "events became visible since " + TextTime.format(live.get().cutOffMicros()));
        }
        return new ViewChoice(
                view,
                OptionalLong.of(served.get().generation()),
                "unchanged since release " + live.get().release());
    }

    /** Whether some event of the source is visible at one of the cut-offs only. */
    private boolean seesOther(ViewPlan view, long otherCutOffMicros) {
        OptionalLong last = newest.computeIfAbsent(view.source().name(), source -> executor.newestVisibleMicros(view));
        return last.isPresent() && last.getAsLong() >= Math.min(cutOffMicros, otherCutOffMicros);
    }

    private static ViewChoice load(ViewPlan view, String why) {
        return new ViewChoice(view, OptionalLong.empty(), why);
    }
}
