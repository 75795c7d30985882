package dev.tidemark.core.validation;

import java.util.stream.IntStream;

/** The greatest distance of two cumulative distributions of numbers. */
final class KolmogorovSmirnov {
    private KolmogorovSmirnov() {}

    /** 0 to 1; each side has at least one value. */
    static double distance(Buckets one, Buckets other) {
        int level = Math.max(one.level(), other.level());
        Buckets a = one.atLevel(level);
        Buckets b = other.atLevel(level);
        double distance = 0;
        int[] numbers = IntStream.concat(IntStream.of(a.numbers()), IntStream.of(b.numbers()))
                .sorted()
                .distinct()
                .toArray();
        double aTotal = a.total();
        double bTotal = b.total();
        long aThrough = 0;
        long bThrough = 0;
        int i = 0;
        int j = 0;
        for (int number : numbers) {
            if (i < a.numbers().length && a.numbers()[i] == number) {
                aThrough += a.counts()[i++];
            }
            if (j < b.numbers().length && b.numbers()[j] == number) {
                bThrough += b.counts()[j++];
            }
            distance = Math.max(distance, Math.abs(aThrough / aTotal - bThrough / bTotal));
        }
        return distance;
    }
}
