package dev.tidemark.bench.online;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One contender's reads.
 *
 * @param entities of one call
 * @param p50Micros the median over the rounds of each round's median, and so on
 * @param bestP50Micros the least of any round: what the machine's other work disturbed least
 */
record ReadFigures(
        String contender,
        int threads,
        int entities,
        double callsPerSecond,
        double p50Micros,
        double p99Micros,
        double p999Micros,
        double bestP50Micros,
        double bestP99Micros,
        double cpuMicrosPerCall) {
    static ReadFigures of(String contender, int threads, int entities, List<Samples> rounds) {
        return new ReadFigures(
                contender,
                threads,
                entities,
                median(rounds, Samples::callsPerSecond),
                median(rounds, round -> round.micros(0.5)),
                median(rounds, round -> round.micros(0.99)),
                median(rounds, round -> round.micros(0.999)),
                least(rounds, round -> round.micros(0.5)),
                least(rounds, round -> round.micros(0.99)),
                median(rounds, Samples::cpuMicros));
    }

    private static double median(List<Samples> rounds, ToDoubleFunction<Samples> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double least(List<Samples> rounds, ToDoubleFunction<Samples> figure) {
        return rounds.stream().mapToDouble(figure).min().orElseThrow();
    }
}
