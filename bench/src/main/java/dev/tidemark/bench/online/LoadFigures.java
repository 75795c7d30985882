package dev.tidemark.bench.online;

import java.util.Arrays;
import java.util.List;

/**
 * One contender's way of bringing the same states into a store.
 *
 * @param seconds the median over the rounds
 */
record LoadFigures(
        String contender,
        double seconds,
        double bestSeconds,
        double keysPerSecond,
        double megabytesPerSecond,
        List<Double> allSeconds) {
    static LoadFigures of(String contender, List<Double> seconds, long keys, long bytes) {
        double[] sorted = seconds.stream().mapToDouble(s -> s).toArray();
        Arrays.sort(sorted);
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new LoadFigures(contender, median, sorted[0], keys / median, bytes / 1e6 / median, List.copyOf(seconds));
    }
}
