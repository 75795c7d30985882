package dev.tidemark.kernel.render;

import dev.tidemark.core.skew.Mismatch;
import dev.tidemark.core.skew.SkewReport;
import dev.tidemark.core.training.CheckReport;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.kernel.render.html.Figures;
import dev.tidemark.kernel.render.html.Html;

/** What was compared, and whether it holds. */
final class ReportCards {
    private static final int MISMATCHES = 100;

    private ReportCards() {}

    static Bundle of(GateReport report) {
        return Bundle.text(report.text()).with(Bundle.HTML, report.fragment());
    }

    static Bundle of(CheckReport report) {
        Html html = verdict(report.passes(), report.text().lines().findFirst().orElse(""));
        if (!report.first().isEmpty()) {
            html.open("div", "scroll").open("table", "grid").header("row", "feature", "built", "the reference says");
            html.open("tbody");
            for (CheckReport.Difference difference : report.first()) {
                html.open("tr")
                        .element("td", "num", Figures.count(difference.row()))
                        .element("td", difference.feature());
                html.element("td", "wrap", difference.built())
                        .element("td", "wrap", difference.expected())
                        .close("tr");
            }
            html.close("tbody").close("table").close("div");
        }
        return Bundle.text((report.passes() ? "✓ " : "✗ ") + report.text())
                .with(Bundle.HTML, html.close("div").end());
    }

    static Bundle of(SkewReport report) {
        Html html = verdict(report.passes(), report.text().lines().findFirst().orElse(""));
        if (!report.byReason().isEmpty()) {
            html.open("table", "grid").open("tbody");
            report.byReason().forEach((reason, count) -> {
                html.open("tr").element("td", "num", Figures.count(count));
                html.element("td", reason.isAlarm() ? "bad" : "", reason.name())
                        .element("td", "dim", reason.text())
                        .close("tr");
            });
            html.close("tbody").close("table");
        }
        if (report.uncompared() > 0) {
            html.element(
                    "div",
                    "dim",
                    Figures.count(report.uncompared(), "on-demand value")
                            + " not compared: their views are of different instants");
        }
        if (!report.mismatches().isEmpty()) {
            html.folded(
                    Figures.count(report.mismatches().size(), "value") + " that differ",
                    () -> mismatches(html, report));
        }
        return Bundle.text(report.text().stripTrailing())
                .with(Bundle.HTML, html.close("div").end());
    }

    private static void mismatches(Html html, SkewReport report) {
        html.open("div", "scroll").open("table", "grid").header("where", "feature", "served", "offline", "why");
        html.open("tbody");
        for (Mismatch mismatch : report.mismatches().stream().limit(MISMATCHES).toList()) {
            html.open("tr").element("td", "dim", mismatch.place()).element("td", mismatch.feature());
            html.element("td", "wrap", mismatch.served()).element("td", "wrap", mismatch.offline());
            html.element("td", mismatch.reason().name()).close("tr");
        }
        html.close("tbody").close("table").close("div");
        if (report.mismatches().size() > MISMATCHES) {
            html.element(
                    "div", "dim", "… and " + Figures.count(report.mismatches().size() - MISMATCHES) + " more");
        }
    }

    private static Html verdict(boolean passes, String what) {
        String look = passes ? "good" : "bad";
        return new Html()
                .open("div", "card " + look)
                .open("div")
                .element("span", look, passes ? "✓ " : "✗ ")
                .text(what)
                .close("div");
    }
}
