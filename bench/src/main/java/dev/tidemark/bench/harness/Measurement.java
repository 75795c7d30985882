package dev.tidemark.bench.harness;

import java.util.OptionalDouble;

/**
 * One run of one process.
 *
 * @param wallSeconds from start to exit
 * @param workSeconds Parquet in to Parquet out with the engine loaded, as the process itself says; empty if it says nothing
 * @param cpuSeconds user and system time of the process, to within the sampling interval
 * @param peakMegabytes the greatest resident memory of the process tree, to within the sampling interval; empty off Linux
 */
record Measurement(double wallSeconds, OptionalDouble workSeconds, double cpuSeconds, OptionalDouble peakMegabytes) {}
