package dev.tidemark.kernel.render.chart;

import dev.tidemark.core.picture.Svg;
import dev.tidemark.core.picture.Svg.Anchor;
import dev.tidemark.kernel.render.html.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Shares of rows, one bar each, beside those of a baseline where there is one.
 *
 * @param said what a reader is to take away; may be empty
 */
record Bars(String title, String said, String what, List<Bar> bars) {
    /**
     * One bar.
     *
     * @param tick what stands under it
     * @param base empty without a baseline
     */
    record Bar(String label, String tick, double now, OptionalDouble base) {}

    private static final double WIDTH = 640;
    private static final double HEIGHT = 300;
    private static final double LEFT = 58;
    private static final double RIGHT = 622;
    private static final double GAP = 8;
    private static final double TOP = 66;
    private static final double BOTTOM = 244;
    private static final int TEXT_BAR = 32;

    Bars {
        bars = List.copyOf(bars);
    }

    Chart chart() {
        return new Chart(title, vegaLite(), svg(), text());
    }

    private boolean hasBase() {
        return bars.stream().anyMatch(bar -> bar.base().isPresent());
    }

    private Map<String, Object> vegaLite() {
        List<Map<String, Object>> values = new ArrayList<>();
        for (Bar bar : bars) {
            values.add(datum(bar, "this training set", bar.now()));
            bar.base().ifPresent(base -> values.add(datum(bar, "baseline", base)));
        }
        Map<String, Object> encoding = new LinkedHashMap<>();
        Map<String, Object> x = VegaLite.ordered(
                "value", "ordinal", what, bars.stream().map(Bar::label).toList());
        x.put("axis", Map.of("labelOverlap", true, "labelAngle", 0));
        encoding.put("x", x);
        Map<String, Object> y = VegaLite.field("share", "quantitative", "share of rows");
        y.put("axis", Map.of("format", ".0%"));
        encoding.put("y", y);
        if (hasBase()) {
            encoding.put("xOffset", VegaLite.field("which", "nominal", ""));
            Map<String, Object> colour = VegaLite.field("which", "nominal", "");
            colour.put(
                    "scale",
                    Map.of("domain", List.of("this training set", "baseline"), "range", List.of("#5b8def", "#e07b39")));
            encoding.put("color", colour);
        }
        encoding.put(
                "tooltip",
                List.of(
                        VegaLite.field("value", "ordinal", what),
                        VegaLite.field("share", "quantitative", "share of rows"),
                        VegaLite.field("which", "nominal", "of")));
        Map<String, Object> mark = new LinkedHashMap<>(Map.of("type", "bar"));
        if (!hasBase()) {
            mark.put("color", "#5b8def");
        }
        return VegaLite.spec(title, said, values, mark, encoding);
    }

    private static Map<String, Object> datum(Bar bar, String which, double share) {
        Map<String, Object> datum = new LinkedHashMap<>();
        datum.put("value", bar.label());
        datum.put("which", which);
        datum.put("share", share);
        return datum;
    }

    private String svg() {
        Svg svg = Plot.begin(WIDTH, HEIGHT, title, said);
        double tallest = bars.stream()
                .mapToDouble(bar -> Math.max(bar.now(), bar.base().orElse(0)))
                .max()
                .orElse(0);
        Plot.NiceScale scale = Plot.NiceScale.of(0, tallest == 0 ? 1 : tallest);
        Plot.grid(svg, scale, LEFT, RIGHT, TOP, BOTTOM, Figures::percent);
        double step = (RIGHT - LEFT) / Math.max(1, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), LEFT + i * step, step, scale);
        }
        labels(svg, step);
        svg.text("dim", LEFT, BOTTOM + 42, Anchor.START, Figures.cut(Figures.oneLine(what), 40) + ", share of rows");
        if (hasBase()) {
            svg.rectangle("now", RIGHT - 210, BOTTOM + 33, 10, 10)
                    .text("dim", RIGHT - 196, BOTTOM + 42, Anchor.START, "this training set");
            svg.rectangle("base", RIGHT - 82, BOTTOM + 33, 10, 10)
                    .text("dim", RIGHT - 68, BOTTOM + 42, Anchor.START, "baseline");
        }
        return svg.end();
    }

    private void bar(Svg svg, Bar bar, double x, double step, Plot.NiceScale scale) {
        double width = bar.base().isPresent() ? step * 0.42 : Math.min(step * 0.86, 60);
        double from = bar.base().isPresent() ? x + step * 0.08 : x + (step - width) / 2;
        svg.tip(tip(bar), () -> {
            double top = scale.y(bar.now(), TOP, BOTTOM);
            svg.rectangle("now", from, top, width, BOTTOM - top);
            bar.base().ifPresent(base -> {
                double other = scale.y(base, TOP, BOTTOM);
                svg.rectangle("base", from + width, other, width, BOTTOM - other);
            });
        });
    }

    /** As many as have room. The last always has: it says where the values end that a chart is not wide enough for. */
    private void labels(Svg svg, double step) {
        List<String> labels = bars.stream()
                .map(bar -> Figures.cut(Figures.oneLine(bar.tick()), Math.max(10, (int) (step / 6))))
                .toList();
        int last = labels.size() - 1;
        double free = 0;
        for (int i = 0; i <= last; i++) {
            double x = LEFT + (i + 0.5) * step;
            double half = half(labels.get(i));
            double end = i == last ? WIDTH : RIGHT - step / 2 - half(labels.get(last)) - GAP;
            if (x - half >= free && x + half <= end) {
                svg.text("dim", x, BOTTOM + 17, Anchor.MIDDLE, labels.get(i));
                free = x + half + GAP;
            }
        }
    }

    private static double half(String label) {
        return 3.1 * label.length();
    }

    private static String tip(Bar bar) {
        String base =
                bar.base().isPresent() ? "\n" + Figures.percent(bar.base().getAsDouble()) + " in the baseline" : "";
        return bar.label() + "\n" + Figures.percent(bar.now()) + base;
    }

    private String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        if (!said.isEmpty()) {
            text.append(said).append('\n');
        }
        double tallest = bars.stream()
                .mapToDouble(bar -> Math.max(bar.now(), bar.base().orElse(0)))
                .max()
                .orElse(1);
        int width = bars.stream()
                .mapToInt(bar -> Figures.cut(Figures.oneLine(bar.label()), 30).length())
                .max()
                .orElse(0);
        for (Bar bar : bars) {
            int length = tallest == 0 ? 0 : (int) Math.round(bar.now() / tallest * TEXT_BAR);
            text.append("  ").append(Figures.padded(Figures.cut(Figures.oneLine(bar.label()), 30), width, false));
            text.append("  ").append(Figures.padded("█".repeat(length), TEXT_BAR, false));
            text.append("  ").append(Figures.percent(bar.now()));
            bar.base().ifPresent(base -> text.append(", baseline ").append(Figures.percent(base)));
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }
}
