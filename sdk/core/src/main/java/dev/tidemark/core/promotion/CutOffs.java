package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.text.TextTime;
import java.util.HashMap;
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
    private final Map<String, OptionalLong> complete = new HashMap<>();

    CutOffs(Executor executor, StreamMarks marks) {
        this.executor = executor;
        this.marks = marks;
    }

    /** The latest instant up to which all files are complete, now at the latest; {@link #check} says whether it is safe. */
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
        return complete.computeIfAbsent(view.source().name(), source -> {
            OptionalLong newest = executor.newestVisibleMicros(view);
            return newest.isPresent() ? OptionalLong.of(newest.getAsLong() + before(view)) : newest;
        });
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

    /**
     * Fails if events would be lost around a cut-off: an archive does not reach it, or files go on after it and
     * their stream does not reach back to it.
     */
    void check(ServicePlan plan, long cutOffMicros) {
        StreamedSources.views(plan).forEach((view, stream) -> {
            OptionalLong archived = archived(view, stream);
            OptionalLong complete = complete(view, stream);
            if (archived.isPresent() && archived.getAsLong() < cutOffMicros) {
                throw refused(
                        plan,
                        cutOffMicros,
                        "the archive of source '" + view.source().name() + "' is complete up to "
                                + TextTime.format(archived.getAsLong()) + "; leave the cut-off out, or wait.");
            }
            if (complete.isPresent() && complete.getAsLong() > cutOffMicros) {
                checkReach(plan, view, stream, cutOffMicros, complete.getAsLong());
            }
        });
    }

    /** What the files hold from the cut-off on is left out of the load, so the stream must bring it. */
    private void checkReach(ServicePlan plan, ViewPlan view, String stream, long cutOffMicros, long completeMicros) {
        OptionalLong reach = reach(view, stream);
        if (reach.isEmpty() || reach.getAsLong() > cutOffMicros) {
            String held = reach.isPresent()
                    ? "has only what became visible from " + TextTime.format(reach.getAsLong()) + " on"
                    : "was not taken in yet";
            throw refused(
                    plan,
                    cutOffMicros,
                    "the files of source '" + view.source().name() + "' go on to " + TextTime.format(completeMicros)
                            + ", and its stream '" + stream + "' " + held + ", so events would be lost; choose a"
                            + " cut-off from " + TextTime.format(completeMicros) + " on, up to which all files are"
                            + " complete.");
        }
    }

    /** From when on a stream has all. Rows of an archive were in it; others may be older than it. */
    private OptionalLong reach(ViewPlan view, String stream) {
        OptionalLong forgotten = marks.forgotten(stream).values().stream()
                .mapToLong(micros -> micros)
                .max();
        if (StreamedSources.isArchive(view.source())) {
            return OptionalLong.of(forgotten.orElse(Long.MIN_VALUE));
        }
        OptionalLong first = marks.began(stream).values().stream()
                .mapToLong(micros -> micros)
                .min();
        return first.isPresent()
                ? OptionalLong.of(Math.max(first.getAsLong(), forgotten.orElse(Long.MIN_VALUE)))
                : first;
    }

    private static TidemarkException refused(ServicePlan plan, long cutOffMicros, String why) {
        return new TidemarkException(
                ErrorCode.INVALID_VALUE,
                "Cannot promote service '" + plan.service() + "' up to " + TextTime.format(cutOffMicros) + ": " + why);
    }
}
