package dev.tidemark.bench.harness;

import java.util.List;

/** One comparison, as written to {@code target/results}. */
record Report(String date, String command, String data, int runs, double load, Machine machine, List<Result> results) {}
