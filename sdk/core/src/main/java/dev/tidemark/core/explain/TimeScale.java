package dev.tidemark.core.explain;

import dev.tidemark.semantics.time.Durations;
import java.util.ArrayList;
import java.util.List;

/**
 * Where instants lie in a picture, measured from the instant that was asked about. An axis is even as long as that shows the
 * nearest events apart from the instant; otherwise it is stretched near the instant, by {@code log(1 + distance / bend)}, so that a
 * window of 30 days and an event of 29 seconds before are both readable.
 */
final class TimeScale {
    /** One labelled mark of the axis. */
    record Tick(double x, String label) {}

    /** Pixels that the nearest event is to be away from the instant. */
    private static final double APART = 16;

    private static final double MOST_STRETCHED = 20_000;
    private static final double EVEN = 1_000;
    private static final double BETWEEN_TICKS = 52;
    private static final long S = 1_000_000L;
    private static final long M = 60 * S;
    private static final long H = 60 * M;
    private static final long D = 24 * H;
    private static final long[] STEPS = {
        1,
        10,
        100,
        1_000,
        10_000,
        100_000,
        S,
        2 * S,
        5 * S,
        10 * S,
        30 * S,
        M,
        2 * M,
        5 * M,
        10 * M,
        15 * M,
        30 * M,
        H,
        2 * H,
        3 * H,
        6 * H,
        12 * H,
        D,
        2 * D,
        3 * D,
        7 * D,
        14 * D,
        30 * D,
        60 * D,
        90 * D,
        180 * D,
        365 * D,
        730 * D,
        3_650 * D,
        36_500 * D
    };

    private final long instant;
    private final double at;
    private final double width;
    private final double reach;
    private final double bend;

    /**
     * One side of the instant.
     *
     * @param at where the instant is
     * @param width pixels that {@code reach} covers; negative to the left
     * @param reach microseconds, at least 1
     * @param nearest microseconds to the nearest event that must be seen apart; {@link Long#MAX_VALUE} if none
     */
    TimeScale(long instant, double at, double width, long reach, long nearest) {
        this.instant = instant;
        this.at = at;
        this.width = width;
        this.reach = reach;
        this.bend = bend(Math.abs(width), (double) reach, (double) nearest);
    }

    double x(long micros) {
        return at + width * share(Math.abs((double) (micros - instant)), bend);
    }

    boolean isStretched() {
        return bend < reach;
    }

    /** Ages of round lengths, nearest first, up to a distance in pixels. */
    List<Tick> ticks(double limit) {
        List<Tick> ticks = new ArrayList<>();
        double last = 0;
        for (long age = step(0); age > 0; age = next(age)) {
            double distance = Math.abs(width) * share((double) age, bend);
            if (distance > limit) {
                break;
            }
            if (distance - last >= BETWEEN_TICKS) {
                ticks.add(new Tick(at + Math.signum(width) * distance, (width < 0 ? "−" : "+") + Durations.text(age)));
                last = distance;
            }
        }
        return ticks;
    }

    /** An even axis has even ticks. */
    private long next(long age) {
        return isStretched() ? step(age) : age + step(0);
    }

    private long step(long above) {
        for (long step : STEPS) {
            boolean wideEnough = isStretched() || Math.abs(width) * share((double) step, bend) >= BETWEEN_TICKS;
            if (step > above && wideEnough) {
                return step;
            }
        }
        return 0;
    }

    private double share(double distance, double c) {
        return Math.log1p(distance / c) / Math.log1p(reach / c);
    }

    /** The gentlest stretch that shows the nearest event apart. */
    private double bend(double pixels, double span, double nearest) {
        double gentle = span * EVEN;
        double harsh = span / MOST_STRETCHED;
        if (nearest > span || pixels * share(nearest, gentle) >= APART) {
            return gentle;
        }
        for (int i = 0; i < 60; i++) {
            double middle = Math.sqrt(gentle * harsh);
            if (pixels * share(nearest, middle) >= APART) {
                harsh = middle;
            } else {
                gentle = middle;
            }
        }
        return harsh;
    }
}
