package dev.tidemark.core.validation;

import dev.tidemark.semantics.aggregate.PercentileBuckets;
import java.util.Arrays;

/**
 * How many values fell in which bucket of {@link PercentileBuckets}, buckets of {@code 2^level} neighbours taken together. A
 * function of the bag of values. The arrays are not to be changed.
 *
 * @param numbers of the buckets that hold values, divided by {@code 2^level} and rounded down; ascending
 * @param counts beside them, each at least 1
 */
record Buckets(int level, int[] numbers, long[] counts) {
    /** How many buckets a profile keeps at most. */
    static final int LIMIT = 2_048;

    private static final int LEAST = PercentileBuckets.bucket(Double.NEGATIVE_INFINITY);

    /** The least level at which no more than {@link #LIMIT} buckets hold values. */
    Buckets limited() {
        Buckets buckets = this;
        while (buckets.numbers.length > LIMIT) {
            buckets = buckets.atLevel(buckets.level + 1);
        }
        return buckets;
    }

    /** The same in wider buckets. */
    Buckets atLevel(int wider) {
        if (wider == level) {
            return this;
        }
        int[] merged = new int[numbers.length];
        long[] sums = new long[numbers.length];
        int size = 0;
        for (int i = 0; i < numbers.length; i++) {
            int number = numbers[i] >> (wider - level);
            if (size == 0 || merged[size - 1] != number) {
                merged[size++] = number;
            }
            sums[size - 1] += counts[i];
        }
        return new Buckets(wider, Arrays.copyOf(merged, size), Arrays.copyOf(sums, size));
    }

    long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** How many values are in buckets up to that number, inclusive. */
    long upTo(int number) {
        long sum = 0;
        for (int i = 0; i < numbers.length && numbers[i] <= number; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** The value that bucket stands for: of those that share it one of the outermost. */
    double value(int number) {
        return PercentileBuckets.value(Math.max(number << level, LEAST));
    }

    /** The value below which a share {@code p} of the values lies; there is at least one. */
    double quantile(double p) {
        long rank = PercentileBuckets.rank(p, total());
        int i = 0;
        for (long before = counts[0]; before <= rank; before += counts[i]) {
            i++;
        }
        return value(numbers[i]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Buckets buckets
                && level == buckets.level
                && Arrays.equals(numbers, buckets.numbers)
                && Arrays.equals(counts, buckets.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(counts) + level;
    }

    @Override
    public String toString() {
        return "level " + level + ": " + Arrays.toString(numbers) + " × " + Arrays.toString(counts);
    }
}
