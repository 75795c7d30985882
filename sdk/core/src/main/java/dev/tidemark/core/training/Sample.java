package dev.tidemark.core.training;

import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/**
 * Rows picked by chance, the same for the same seed.
 *
 * @param rows how many; all of them if there are fewer
 */
public record Sample(int rows, long seed) {
    public static Sample of(int rows) {
        return new Sample(rows, 42);
    }

    public Sample seed(long value) {
        return new Sample(rows, value);
    }

    /** Distinct rows below {@code rowCount}, ascending. */
    long[] pick(long rowCount) {
        if (rowCount <= rows) {
            return LongStream.range(0, rowCount).toArray();
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TreeSet<Long> picked = new TreeSet<>();
        while (picked.size() < rows) {
            picked.add(random.nextLong(rowCount));
        }
        return picked.stream().mapToLong(Long::longValue).toArray();
    }
}
