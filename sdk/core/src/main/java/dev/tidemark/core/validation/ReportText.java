package dev.tidemark.core.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as lines for a terminal: one for each gate, aligned, and what explains those that did not pass. */
final class ReportText {
    private ReportText() {}

    static List<ReportLine> lines(GateReport report) {
        List<ReportLine> lines = new ArrayList<>();
        lines.add(new ReportLine(
                Optional.of(report.passed() ? Verdict.PASSED : Verdict.FAILED),
                mark(report) + " " + report.profile().service() + ": " + summary(report)));
        int subject = width(report, result -> result.gate().subject());
        int demand = width(report, result -> result.gate().demand());
        int shown = width(report, GateResult::shown);
        for (GateResult result : report.results()) {
            String line = "  " + mark(result.verdict()) + " "
                    + pad(result.gate().subject(), subject) + "  "
                    + pad(result.gate().demand(), demand) + "  " + pad(result.shown(), shown) + "  " + result.owner();
            lines.add(new ReportLine(Optional.of(result.verdict()), line.stripTrailing()));
            if (result.verdict() != Verdict.PASSED) {
                lines.add(new ReportLine(Optional.empty(), "      " + oneLine(result.explanation())));
                result.examples()
                        .forEach(example -> lines.add(new ReportLine(
                                Optional.empty(), "      row " + example.row() + ": " + oneLine(example.value()))));
            }
        }
        return lines;
    }

    /** {@code 8 of 9 gates passed, 1 failed, over 1,000 rows}. */
    static String summary(GateReport report) {
        int all = report.results().size();
        StringBuilder text = new StringBuilder();
        if (all == 0) {
            return text.append("no gates are defined, over ")
                    .append(Figures.rows(report.profile().rows()))
                    .toString();
        }
        text.append(report.count(Verdict.PASSED)).append(" of ").append(all);
        text.append(all == 1 ? " gate passed" : " gates passed");
        add(text, report.count(Verdict.FAILED), "failed");
        add(text, report.count(Verdict.WARNED), "warned");
        add(text, report.count(Verdict.NOT_EVALUATED), "without a baseline yet");
        return text.append(", over ")
                .append(Figures.rows(report.profile().rows()))
                .toString();
    }

    static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "✓";
            case WARNED -> "!";
            case FAILED -> "✗";
            case NOT_EVALUATED -> "–";
        };
    }

    private static String mark(GateReport report) {
        return mark(report.passed() ? Verdict.PASSED : Verdict.FAILED);
    }

    private static void add(StringBuilder text, long n, String what) {
        if (n > 0) {
            text.append(", ").append(n).append(' ').append(what);
        }
    }

    /** Picks the text of one column of the report. */
    private interface Column {
        String of(GateResult result);
    }

    private static int width(GateReport report, Column column) {
        return report.results().stream()
                .mapToInt(result -> oneLine(column.of(result)).length())
                .max()
                .orElse(0);
    }

    private static String pad(String text, int width) {
        String line = oneLine(text);
        return line + " ".repeat(width - line.length());
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }
}
