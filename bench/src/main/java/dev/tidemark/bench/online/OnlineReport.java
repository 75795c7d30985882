package dev.tidemark.bench.online;

import java.util.List;

/**
 * One run, as written to {@code target/results}.
 *
 * @param loadBefore the machine's load average when it began, and when it ended
 * @param loads null if not asked for
 */
record OnlineReport(
        String date,
        String command,
        String machine,
        double loadBefore,
        double loadAfter,
        List<Reads.Outcome> reads,
        Loads.Outcome loads,
        List<Sizes.Outcome> sizes) {}
