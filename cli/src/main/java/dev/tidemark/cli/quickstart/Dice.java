package dev.tidemark.cli.quickstart;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Chance, the same for the same seed. Not thread-safe. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice of their own: what they throw does not depend on how often these are thrown afterwards. */
    Dice split() {
        return new Dice(random.split());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** {@code 0 <= n < bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@code from <= n <= to}. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** A value with a heavy tail, half of the time below the median. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * random.nextGaussian());
    }

    /** A waiting time. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** An index of the weights, as likely as its weight; {@code cumulative} ascends to the sum of all. */
    int weighted(double[] cumulative) {
        double wanted = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, wanted);
        return Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
    }

    <T> T of(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Running sums, for {@link #weighted}. */
    static double[] cumulative(double... weights) {
        double[] sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }
}
