/**
 * Runs the contenders of a workload in turn as whole processes, measures them, checks their answers and writes results.
 * A contender that cannot run is listed with its reason. Start reading at {@link Compare}.
 */
package dev.tidemark.bench.harness;
