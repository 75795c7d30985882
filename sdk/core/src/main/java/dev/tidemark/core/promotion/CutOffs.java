package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.text.TextTime;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Chooses the instant up to which files are read and from which on streams: one up to which the files hold everything. Files
 * that somebody wrote are complete up to their newest event; an archive up to what is taken in for good.
 */
final class CutOffs {
    private final Executor executor;
    private final StreamMarks marks;

    CutOffs(Executor executor, StreamMarks marks) {
        this.executor = executor;
        this.marks = marks;
    }

    /** The latest instant that is safe, now at the latest. */
    long latest(ServicePlan plan, long nowMicros) {
        long latest = nowMicros;
        Set<String> seen = new HashSet<>();
        for (Map.Entry<ViewPlan, String> view : StreamedSources.views(plan).entrySet()) {
            if (seen.add(view.getKey().source().name())) {
                latest = Math.min(
                        latest, complete(view.getKey(), view.getValue()).orElse(nowMicros));
            }
        }
        return latest;
    }

    private OptionalLong complete(ViewPlan view, String stream) {
        OptionalLong archived = archived(view, stream);
        if (archived.isPresent()) {
            return archived;
        }
        OptionalLong newest = executor.newestVisibleMicros(view);
        return newest.isPresent() ? OptionalLong.of(newest.getAsLong() + before(view)) : newest;
    }

    /** A cut-off takes what is visible before it; where events are visible at their instants, at it too. */
    private static int before(ViewPlan view) {
        return view.source().definition().visibleAtItsInstant() ? 0 : 1;
    }

    /** Up to when an archive holds all; empty for other files, and where nothing was archived yet. */
    private OptionalLong archived(ViewPlan view, String stream) {
        if (!StreamedSources.isArchive(view.source())) {
            return OptionalLong.empty();
        }
        StreamedSources.checkKnownTime(view.source().definition());
        OptionalLong arrived = marks.arrived(stream).values().stream()
                .mapToLong(micros -> micros)
                .min();
        return arrived.isPresent() ? OptionalLong.of(arrived.getAsLong() - 1 + before(view)) : arrived;
    }

    /** Fails if an archive does not hold all up to a cut-off that was asked for. */
    void check(ServicePlan plan, long cutOffMicros) {
        StreamedSources.views(plan).forEach((view, stream) -> {
            OptionalLong archived = archived(view, stream);
            if (archived.isPresent() && archived.getAsLong() < cutOffMicros) {
                throw new TidemarkException(
                        ErrorCode.INVALID_VALUE,
                        "Cannot promote service '" + plan.service() + "' up to " + TextTime.format(cutOffMicros)
                                + ": the archive of source '" + view.source().name() + "' is complete up to "
                                + TextTime.format(archived.getAsLong()) + "; leave the cut-off out, or wait.");
            }
        });
    }
}
