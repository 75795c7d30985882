package dev.tidemark.bench.online;

import java.util.Arrays;
import java.util.List;

/** How long the calls of one round took. */
final class Samples {
    private static final double NANOS_PER_MICRO = 1e3;

    private final long[] sortedNanos;
    private final double seconds;
    private final double cpuSeconds;

    /** @param nanos of each call, by thread */
    Samples(List<long[]> nanos, double seconds, double cpuSeconds) {
        this.sortedNanos = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        this.seconds = seconds;
        this.cpuSeconds = cpuSeconds;
    }

    int calls() {
        return sortedNanos.length;
    }

    double callsPerSecond() {
        return sortedNanos.length / seconds;
    }

    /** What this process used of the processors for one call, all its threads together. */
    double cpuMicros() {
        return cpuSeconds * 1e6 / sortedNanos.length;
    }

    /** @param part in (0, 1), as in 0.99 */
    double micros(double part) {
        int rank = (int) Math.ceil(part * sortedNanos.length) - 1;
        return sortedNanos[Math.max(0, rank)] / NANOS_PER_MICRO;
    }
}
