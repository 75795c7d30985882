package dev.tidemark.bench.harness;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The results as the tables of {@code docs/benchmarks.md}, with the command and the machine beside them. */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    static String of(Report report) {
        MarkdownTable table = new MarkdownTable();
        table.header(report);
        for (Workload workload : Workload.values()) {
            List<Result> results = report.results().stream()
                    .filter(result -> result.workload().equals(workload.flag))
                    .toList();
            if (!results.isEmpty()) {
                table.workload(workload, results);
            }
        }
        return table.text.toString();
    }

    private void header(Report report) {
        Machine machine = report.machine();
        line("`%s` on %s", report.command(), report.date());
        line("");
        line(
                "%s. %d runs of each in turn, load of the machine before them %.2f.",
                report.data(), report.runs(), report.load());
        line(
                "%d cores, %s, %s, %s; %s; DuckDB %s; Polars: %s; pandas: %s.",
                machine.cores(),
                machine.memory(),
                machine.processor(),
                machine.system(),
                machine.jdk(),
                machine.duckDb(),
                machine.polars(),
                machine.pandas());
    }

    private void workload(Workload workload, List<Result> results) {
        line("");
        line("**%s**", workload.title);
        line("");
        line("| contender | wall s | work s | CPU s | peak MB | wall ÷ Tidemark | work ÷ Tidemark | answer |");
        line("|---|---:|---:|---:|---:|---:|---:|---|");
        Optional<Result> tidemark = results.stream()
                .filter(result -> result.contender().equals(Contenders.TIDEMARK))
                .findFirst();
        results.forEach(result -> row(result, tidemark));
    }

    private void row(Result result, Optional<Result> tidemark) {
        if (result.reason().isPresent()) {
            line("| %s | – | – | – | – | – | – | %s |", result.contender(), result.failure());
            return;
        }
        line(
                "| %s | %s | %s | %s | %s | %s | %s | %s |",
                result.contender(),
                figure(result.wallSeconds(), 2),
                figure(result.workSeconds(), 2),
                figure(result.cpuSeconds(), 2),
                figure(result.peakMegabytes(), 0),
                figure(ratio(result.wallSeconds(), tidemark.map(Result::wallSeconds)), 2),
                figure(ratio(result.workSeconds(), tidemark.map(Result::workSeconds)), 2),
                Optional.ofNullable(result.check()).orElse(""));
    }

    private static OptionalDouble ratio(OptionalDouble figure, Optional<OptionalDouble> base) {
        OptionalDouble divisor = base.orElse(OptionalDouble.empty());
        return figure.isPresent() && divisor.isPresent()
                ? OptionalDouble.of(figure.getAsDouble() / divisor.getAsDouble())
                : OptionalDouble.empty();
    }

    private static String figure(OptionalDouble value, int digits) {
        return value.isPresent() ? String.format(Locale.ROOT, "%." + digits + "f", value.getAsDouble()) : "–";
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
