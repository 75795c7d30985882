package dev.tidemark.core.validation;

import dev.tidemark.core.picture.Markup;
import dev.tidemark.core.validation.Histogram.Bar;
import java.util.Locale;

/** A histogram as inline SVG: bars of now, and an outline of the baseline. Colours come from the page's style. */
final class HistogramSvg {
    private static final double WIDTH = 240;
    private static final double HEIGHT = 56;

    private HistogramSvg() {}

    static String write(Histogram histogram, String title) {
        double tallest = histogram.bars().stream()
                .mapToDouble(bar -> Math.max(bar.now(), bar.base().orElse(0.0)))
                .max()
                .orElse(0);
        StringBuilder svg = new StringBuilder();
        svg.append(format("<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"", WIDTH, HEIGHT))
                .append(Markup.escaped(title))
                .append("\">");
        double width = WIDTH / histogram.bars().size();
        for (int i = 0; i < histogram.bars().size(); i++) {
            Bar bar = histogram.bars().get(i);
            svg.append("<g><title>").append(Markup.escaped(tip(bar))).append("</title>");
            svg.append(rectangle("hit", i * width, width, HEIGHT));
            svg.append(rectangle("now", i * width + 0.5, width - 1, height(bar.now(), tallest)));
            svg.append("</g>");
        }
        return svg.append(outline(histogram, width, tallest)).append("</svg>").toString();
    }

    private static String tip(Bar bar) {
        return bar.label() + ": " + Figures.percent(bar.now())
                + bar.base()
                        .map(base -> " now, " + Figures.percent(base) + " in the baseline")
                        .orElse("");
    }

    private static String outline(Histogram histogram, double width, double tallest) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < histogram.bars().size(); i++) {
            if (histogram.bars().get(i).base().isPresent()) {
                double y = HEIGHT - height(histogram.bars().get(i).base().get(), tallest);
                path.append(format("%s%.1f %.1f H%.1f ", path.isEmpty() ? "M" : "L", i * width, y, (i + 1) * width));
            }
        }
        return path.isEmpty()
                ? ""
                : "<path class=\"base\" d=\"" + path.toString().trim() + "\"/>";
    }

    private static double height(double share, double tallest) {
        return tallest == 0 ? 0 : (HEIGHT - 2) * share / tallest;
    }

    private static String rectangle(String kind, double x, double width, double height) {
        return format(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                kind, x, HEIGHT - height, Math.max(width, 0.5), height);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
