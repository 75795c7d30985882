package dev.tidemark.core.explain;

import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.reference.Standing;
import dev.tidemark.semantics.time.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * Where everything about one feature lies from left to right: what is before the window, the window with its rounded tail, a gap if
 * the window ends early, the instant, and what comes after. An event is drawn in the part it is in, even where the pixels of its
 * time would put it on a border.
 */
final class TimeLine {
    static final double LEFT = 118;
    static final double RIGHT = 896;

    /** A tail is drawn at least this wide, else nobody would see that there is one. */
    private static final double LEAST_TAIL = 6;

    private static final double INSIDE = 7.5;

    /** What share of the time before the instant is drawn after it at least. */
    private static final long AHEAD = 10;

    private final Evidence evidence;
    private final double instant;
    private final long last;
    private final TimeScale past;
    private final TimeScale future;
    private final double windowStart;
    private final double exactStart;
    private final double windowEnd;

    TimeLine(Evidence evidence, Window window) {
        this.evidence = evidence;
        long at = evidence.evaluatedAtMicros();
        instant = hasFuture(at) ? 672 : 812;
        double width = instant - LEFT;
        boolean older = !evidence.events(Standing.TOO_OLD).isEmpty();
        past = new TimeScale(at, instant, -width * (older ? 0.86 : 0.94), reach(at), nearest(t -> t < at));
        last = last(at);
        future = new TimeScale(
                at, instant, (RIGHT - instant) * 0.88, Math.max(1, last - at), nearest(t -> t > at && t <= last));
        windowEnd = x(evidence.windowEndMicrosExclusive());
        if (evidence.windowStartMicrosInclusive().isEmpty()) {
            windowStart = LEFT;
            exactStart = LEFT;
        } else {
            long start = evidence.windowStartMicrosInclusive().getAsLong();
            long exact = at - window.shiftMicros() - window.lengthMicros();
            exactStart = x(exact);
            windowStart = exact == start ? exactStart : Math.min(x(start), exactStart - LEAST_TAIL);
        }
    }

    double instant() {
        return instant;
    }

    double windowStart() {
        return windowStart;
    }

    /** Where the window would begin if its tail were not rounded down. */
    double exactStart() {
        return exactStart;
    }

    double windowEnd() {
        return windowEnd;
    }

    /** Whether anything happens or becomes known at or after the instant. */
    boolean hasFuture() {
        return hasFuture(evidence.evaluatedAtMicros());
    }

    boolean isStretched() {
        return past.isStretched() || (hasFuture() && future.isStretched());
    }

    List<TimeScale.Tick> ticks() {
        List<TimeScale.Tick> ticks = new ArrayList<>(past.ticks(instant - LEFT - 8));
        if (hasFuture()) {
            ticks.addAll(future.ticks(RIGHT - instant - 20));
        }
        return ticks;
    }

    double x(long micros) {
        return micros < evidence.evaluatedAtMicros() ? past.x(micros) : future.x(micros);
    }

    /** Whether it lies so far back that it is not drawn. */
    boolean isEarlier(Evidence.Item item) {
        return item.standing() == Standing.TOO_OLD && x(item.event().eventTime()) < LEFT - 1;
    }

    /** Whether it lies so far ahead that it is not drawn. */
    boolean isLater(Evidence.Item item) {
        return item.standing() == Standing.IN_THE_FUTURE && item.event().eventTime() > last;
    }

    /** Where an event is drawn that happened then. */
    double happened(Evidence.Item item) {
        double x = x(item.event().eventTime());
        return switch (part(item)) {
            case 0 -> within(x, LEFT, windowStart);
            case 1 -> within(x, windowStart, windowEnd);
            case 2 -> within(x, windowEnd, instant);
            default -> within(x, instant, RIGHT);
        };
    }

    /** Where it is drawn that an event became known. */
    double known(Evidence.Item item) {
        double x = x(item.event().knownTime());
        return knownPart(item) == 0 ? within(x, LEFT, instant) : within(x, instant, RIGHT);
    }

    int part(Evidence.Item item) {
        return switch (item.standing()) {
            case TOO_OLD -> 0;
            case TOO_RECENT -> 2;
            case IN_THE_FUTURE -> 3;
            default -> 1;
        };
    }

    int knownPart(Evidence.Item item) {
        return item.event().knownTime() < evidence.evaluatedAtMicros() ? 0 : 1;
    }

    /**
     * The last instant that is drawn: when the last event that had happened became known, or some way on, so that the nearest of
     * those that were yet to come are seen.
     */
    private long last(long at) {
        long known = evidence.events().stream()
                .filter(item -> item.standing() != Standing.TOO_OLD && item.standing() != Standing.IN_THE_FUTURE)
                .mapToLong(item -> item.event().knownTime())
                .max()
                .orElse(at);
        long next = evidence.events(Standing.IN_THE_FUTURE).stream()
                .mapToLong(item -> item.event().eventTime())
                .filter(t -> t > at)
                .min()
                .orElse(at);
        return Math.max(Math.max(known, next), at + reach(at) / AHEAD);
    }

    private static double within(double x, double from, double to) {
        return to - from < 2 * INSIDE ? (from + to) / 2 : Math.max(from + INSIDE, Math.min(to - INSIDE, x));
    }

    private boolean hasFuture(long at) {
        return times().anyMatch(t -> t >= at);
    }

    /** When something that may be drawn happened or became known. */
    private LongStream times() {
        return evidence.events().stream()
                .filter(item -> item.standing() != Standing.TOO_OLD)
                .flatMapToLong(item ->
                        LongStream.of(item.event().eventTime(), item.event().knownTime()));
    }

    private long nearest(LongPredicate side) {
        long at = evidence.evaluatedAtMicros();
        return times().filter(side).map(t -> Math.abs(t - at)).min().orElse(Long.MAX_VALUE);
    }

    /** Back to where the window begins, or to the first event of one that has no beginning. */
    private long reach(long at) {
        long from = evidence.windowStartMicrosInclusive()
                .orElseGet(() -> evidence.events().stream()
                        .mapToLong(item -> item.event().eventTime())
                        .filter(t -> t < at)
                        .min()
                        .orElse(at - 1));
        return Math.max(1, at - from);
    }
}
