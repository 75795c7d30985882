package dev.tidemark.tck;

import java.util.ArrayList;
import java.util.List;

/**
 * Few distinct instants on a grid, so that events tie and as-of times fall on and one microsecond beside event times, known
 * times, window edges and tile edges.
 */
final class RandomTimes {
    private static final List<Long> BASES = List.of(
            0L,
            -1L,
            Values.micros("10:00"),
            -10_000_000L,
            -62_135_596_800_000_000L + 500_000_000L,
            1_700_000_000_123_457L);
    private static final List<Long> TICKS = List.of(1L, 3L, 1_000L, 1_000_000L, 7_000_000L, 60_000_000L);

    private final Dice dice;
    private final long base;
    private final long tick;
    private final int span;

    RandomTimes(Dice dice) {
        this.dice = dice;
        this.base = dice.pick(BASES);
        this.tick = dice.pick(TICKS);
        this.span = dice.pick(1, 2, 3, 6);
    }

    long event() {
        long beside = dice.onceIn(6) ? dice.between(-1, 1) : 0;
        return base + dice.between(-span, span) * tick + beside;
    }

    /** Null, the event time itself, a little before it, or later. */
    Long known(long eventTime) {
        return switch (dice.below(8)) {
            case 0, 1 -> null;
            case 2 -> eventTime;
            case 3, 4 -> eventTime - dice.between(1, 2) * tick;
            case 5 -> eventTime + 1;
            default -> eventTime + dice.between(0, span) * tick;
        };
    }

    /** A length of a window, a time to live or a shift. */
    long length() {
        return dice.onceIn(12) ? 1 : dice.between(1, 2 * span) * tick + (dice.onceIn(5) ? 1 : 0);
    }

    /** A resolution for a window of that length, which it need not divide; 0 stands for the default. */
    long resolution(long length) {
        long wanted = switch (dice.below(6)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> length;
            case 3 -> Math.max(1, tick * 2 / 3);
            case 4 -> Math.max(1, length * 2 / 3);
            default -> tick;
        };
        return Math.min(wanted, length);
    }

    /** The resolution of a shifted lifetime window; 0 stands for the default. */
    long lifetimeResolution() {
        return dice.pick(0L, 1L, tick, 2 * tick + 1);
    }

    /** On, or one microsecond beside: an interesting instant, the end of a window over it, or a tile's edge there. */
    long asOf(List<Long> interesting, List<RandomFeature> features) {
        long at = interesting.isEmpty() || dice.onceIn(6) ? event() : dice.pick(interesting);
        RandomFeature feature = dice.pick(features);
        List<Long> candidates = new ArrayList<>(List.of(at, at));
        if (feature.length() > 0) {
            long edge = feature.resolution() > 0 ? at - Math.floorMod(at, feature.resolution()) : at;
            candidates.add(at + feature.length());
            candidates.add(at + feature.length() + feature.shift());
            candidates.add(edge + feature.length() + feature.shift());
            candidates.add(edge + feature.length() + feature.shift() + feature.resolution());
            candidates.add(edge + feature.shift() + feature.resolution());
        }
        candidates.add(at + feature.shift());
        return dice.pick(candidates) + dice.pick(0, 0, 1, -1);
    }
}
