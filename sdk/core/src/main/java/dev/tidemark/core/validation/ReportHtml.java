package dev.tidemark.core.validation;

import dev.tidemark.core.picture.Markup;
import dev.tidemark.semantics.definition.GateSeverity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A report as one page that needs nothing else: its style is in it, its pictures too, and nothing of it runs. */
final class ReportHtml {
    private final GateReport report;
    private final StringBuilder page = new StringBuilder();

    private ReportHtml(GateReport report) {
        this.report = report;
    }

    /** The whole page. */
    static String page(GateReport report) {
        ReportHtml html = new ReportHtml(report);
        html.head();
        html.content();
        html.line("</main>").line("</body>").line("</html>");
        return html.page.toString();
    }

    /** The same as one element of somebody else's page. */
    static String fragment(GateReport report) {
        ReportHtml html = new ReportHtml(report);
        html.line("<div class=\"tm-report\">").line("<style>" + style("report.css") + "</style>");
        html.content();
        html.line("</div>");
        return html.page.toString();
    }

    private void head() {
        line("<!DOCTYPE html>").line("<html lang=\"en\">").line("<head>").line("<meta charset=\"utf-8\"/>");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        line("<meta name=\"color-scheme\" content=\"light dark\"/>");
        line("<title>Gates of " + Markup.escaped(report.profile().service()) + "</title>");
        line("<style>" + style("report.css") + style("page.css") + "</style>");
        line("</head>").line("<body>").line("<main class=\"tm-report\">");
    }

    private void content() {
        String verdict = report.passed() ? "passed" : "failed";
        line("<header class=\"" + verdict + "\">");
        line("<p class=\"verdict\">" + (report.passed() ? "✓ Passed" : "✗ Failed") + "</p>");
        line("<h1>Gates of " + Markup.escaped(report.profile().service()) + "</h1>");
        line("<p>" + Markup.escaped(ReportText.summary(report)) + "</p>");
        line("<p class=\"dim\">plan " + Markup.escaped(report.profile().fingerprint()) + "</p>");
        line("</header>");
        gates();
        features();
    }

    private void gates() {
        if (report.results().isEmpty()) {
            return;
        }
        line("<section>").line("<h2>Gates</h2>").line("<table>");
        line("<thead><tr><th>verdict</th><th>gate</th><th>bound</th><th>measured</th><th>severity</th><th>of</th></tr>"
                + "</thead>");
        line("<tbody>");
        report.results().forEach(this::gate);
        line("</tbody>").line("</table>").line("</section>");
    }

    private void gate(GateResult result) {
        String verdict = ReportJson.name(result.verdict());
        line("<tr class=\"" + verdict + "\">");
        line("<td class=\"verdict\">" + ReportText.mark(result.verdict()) + " " + verdict.replace('_', ' ') + "</td>");
        line("<td>" + Markup.escaped(result.gate().subject()) + explained(result) + "</td>");
        line("<td class=\"bound\">" + Markup.escaped(result.gate().demand()) + "</td>");
        line("<td class=\"number\">" + Markup.escaped(result.shown()) + "</td>");
        line("<td>" + (result.gate().severity() == GateSeverity.FAIL ? "fail" : "warn") + "</td>");
        line("<td>" + Markup.escaped(result.owner()) + "</td>").line("</tr>");
    }

    private static String explained(GateResult result) {
        StringBuilder text = new StringBuilder("<div class=\"dim\">" + Markup.escaped(result.explanation()) + "</div>");
        if (!result.examples().isEmpty()) {
            text.append("<ul>");
            result.examples()
                    .forEach(example -> text.append("<li>row ")
                            .append(example.row())
                            .append(": <code>")
                            .append(Markup.escaped(cut(example.value())))
                            .append("</code></li>"));
            text.append("</ul>");
        }
        return text.toString();
    }

    private void features() {
        line("<section>").line("<h2>Features</h2>");
        if (report.baseline().isPresent()) {
            line("<p class=\"dim\">Bars: this training set. Line: the baseline, of "
                    + Figures.rows(report.baseline().get().rows()) + ".</p>");
        }
        line("<div class=\"features\">");
        report.profile().features().forEach(this::feature);
        line("</div>").line("</section>");
    }

    private void feature(FeatureProfile feature) {
        Optional<FeatureProfile> base = report.baseline().flatMap(profile -> profile.feature(feature.name()));
        Histogram histogram = Histogram.of(feature, base);
        line("<article>");
        line("<h3>" + Markup.escaped(feature.name()) + " <span class=\"dim\">" + feature.type() + "</span></h3>");
        if (!histogram.bars().isEmpty()) {
            line(HistogramSvg.write(histogram, "distribution of " + feature.name()));
            line("<p class=\"ends\">" + ends(feature, histogram) + "</p>");
        }
        String before =
                base.map(one -> ", before " + Figures.percent(one.nullRate())).orElse("");
        line("<p>null: " + Figures.percent(feature.nullRate()) + before + "</p>");
        if (feature.min().isPresent()) {
            line("<p class=\"dim\">" + Figures.shown(feature.min().getAsDouble()) + " to "
                    + Figures.shown(feature.max().orElseThrow()) + ", mean "
                    + Figures.shown(feature.mean().orElseThrow()) + "</p>");
        }
        line("</article>");
    }

    /** What stands under the bars, at both ends. */
    private static String ends(FeatureProfile feature, Histogram histogram) {
        String first = histogram.bars().get(0).label();
        String last = histogram.bars().get(histogram.bars().size() - 1).label();
        if (feature.categories().isPresent()) {
            return "<span>most frequent: " + Markup.escaped(cut(first)) + "</span>";
        }
        String right = histogram.bars().size() == 1 ? "" : "<span>" + Markup.escaped(last) + "</span>";
        return "<span>" + Markup.escaped(first) + "</span>" + right;
    }

    private static String cut(String text) {
        return text.length() <= 120 ? text : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }

    private ReportHtml line(String text) {
        page.append(text).append('\n');
        return this;
    }

    private static String style(String file) {
        try (InputStream css = ReportHtml.class.getResourceAsStream(file)) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
