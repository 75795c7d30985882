package dev.tidemark.bench.online;

import java.util.List;
import java.util.Locale;

/** A report as the tables of {@code docs/benchmarks.md}. */
final class OnlineTables {
    private final StringBuilder text = new StringBuilder();

    static String of(OnlineReport report) {
        OnlineTables tables = new OnlineTables();
        tables.line("`%s` on %s", report.command(), report.date());
        tables.line("");
        tables.line(
                "%s. Load of the machine %.2f before, %.2f after.",
                report.machine(), report.loadBefore(), report.loadAfter());
        report.reads().forEach(tables::reads);
        if (report.loads() != null) {
            tables.loads(report.loads());
        }
        if (!report.sizes().isEmpty()) {
            tables.sizes(report.sizes());
        }
        return tables.text.toString();
    }

    private void reads(Reads.Outcome reads) {
        line("");
        line(
                "**Reads: 10 views, 100 features, %d events a week in each view, %,d stored bytes an entity**",
                reads.eventsPerWeek(), reads.bytesPerEntity());
        line("");
        line("| reads | threads | entities a call | p50 µs | p99 µs | p99.9 µs | best p50 | best p99 | calls/s | CPU µs"
                + " a call | p50 ÷ raw | best p50 ÷ raw |");
        line("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (ReadFigures figures : reads.figures()) {
            ReadFigures raw = rawOf(figures, reads.figures());
            line(
                    "| %s | %d | %d | %.0f | %.0f | %.0f | %.0f | %.0f | %,.0f | %.0f | %.2f | %.2f |",
                    figures.contender(),
                    figures.threads(),
                    figures.entities(),
                    figures.p50Micros(),
                    figures.p99Micros(),
                    figures.p999Micros(),
                    figures.bestP50Micros(),
                    figures.bestP99Micros(),
                    figures.callsPerSecond(),
                    figures.cpuMicrosPerCall(),
                    figures.p50Micros() / raw.p50Micros(),
                    figures.bestP50Micros() / raw.bestP50Micros());
        }
    }

    private static ReadFigures rawOf(ReadFigures figures, List<ReadFigures> all) {
        return all.stream()
                .filter(other -> other.contender().equals(Reads.RAW)
                        && other.threads() == figures.threads()
                        && other.entities() == figures.entities())
                .findFirst()
                .orElseThrow();
    }

    private void loads(Loads.Outcome loads) {
        line("");
        line(
                "**Loads: %,d keys, %.1f MB of keys and values, into a fresh Redis each**",
                loads.keys(), loads.bytes() / 1e6);
        line("");
        line("| contender | s | best s | keys/s | MB/s | rate ÷ raw | best rate ÷ raw |");
        line("|---|---:|---:|---:|---:|---:|---:|");
        LoadFigures raw = loads.figures().stream()
                .filter(figures -> figures.contender().equals(Loads.RAW))
                .findFirst()
                .orElseThrow();
        for (LoadFigures figures : loads.figures()) {
            line(
                    "| %s | %.2f | %.2f | %,.0f | %.1f | %.2f | %.2f |",
                    figures.contender(),
                    figures.seconds(),
                    figures.bestSeconds(),
                    figures.keysPerSecond(),
                    figures.megabytesPerSecond(),
                    raw.seconds() / figures.seconds(),
                    raw.bestSeconds() / figures.bestSeconds());
        }
    }

    private void sizes(List<Sizes.Outcome> sizes) {
        line("");
        line("**Memory of a state in Redis**");
        line("");
        line("| events a week | value bytes | bytes of memory a key | predicted | predicted ÷ measured |");
        line("|---:|---:|---:|---:|---:|");
        for (Sizes.Outcome size : sizes) {
            line(
                    "| %d | %,d | %,.0f | %,.0f | %.2f |",
                    size.eventsPerWeek(),
                    size.valueBytes(),
                    size.usedBytes(),
                    size.predictedBytes(),
                    size.predictedBytes() / size.usedBytes());
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
