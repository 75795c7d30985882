package dev.tidemark.kernel.render.chart;

import dev.tidemark.core.picture.Svg;
import dev.tidemark.core.picture.Svg.Anchor;
import dev.tidemark.core.text.Shown;
import dev.tidemark.kernel.render.html.Figures;
import dev.tidemark.semantics.text.TextTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of features at even instants, a strip for each feature.
 *
 * @param micros the instants, ascending
 */
record Series(String title, String said, long[] micros, List<Strip> strips) {
    /** @param values one for each instant; NaN for null and for what is no finite number */
    record Strip(String feature, double[] values) {}

    private static final double WIDTH = 720;
    private static final double LEFT = 66;
    private static final double RIGHT = 700;
    private static final double STRIP = 104;
    private static final double GAP = 40;
    private static final double TOP = 80;
    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final int TEXT_POINTS = 60;
    private static final int TIME_LABELS = 4;

    Chart chart() {
        return new Chart(title, vegaLite(), svg(), text());
    }

    private Map<String, Object> vegaLite() {
        List<Map<String, Object>> values = new ArrayList<>();
        for (Strip strip : strips) {
            for (int i = 0; i < micros.length; i++) {
                Map<String, Object> datum = new LinkedHashMap<>();
                datum.put(
                        "time", TextTime.format(micros[i]).replace(' ', 'T') + "Z"); // else it is of the reader's zone
                datum.put("feature", strip.feature());
                datum.put("value", Double.isFinite(strip.values()[i]) ? strip.values()[i] : null);
                values.add(datum);
            }
        }
        Map<String, Object> encoding = new LinkedHashMap<>();
        Map<String, Object> x = VegaLite.field("time", "temporal", "as of, UTC");
        x.put("scale", Map.of("type", "utc"));
        encoding.put("x", x);
        encoding.put("y", VegaLite.field("value", "quantitative", ""));
        if (strips.size() > 1) {
            List<String> features = strips.stream().map(Strip::feature).toList();
            encoding.put("row", VegaLite.ordered("feature", "nominal", "", features));
        }
        encoding.put(
                "tooltip",
                List.of(
                        VegaLite.field("time", "temporal", "as of"),
                        VegaLite.field("feature", "nominal", "feature"),
                        VegaLite.field("value", "quantitative", "value")));
        Map<String, Object> mark = Map.of("type", "line", "point", Map.of("size", 12), "color", "#3b82e0");
        Map<String, Object> spec = VegaLite.spec(title, said, values, mark, encoding);
        spec.put("height", strips.size() > 1 ? 100 : 200);
        spec.put("resolve", Map.of("scale", Map.of("y", "independent")));
        return spec;
    }

    private String svg() {
        double height = TOP + strips.size() * (STRIP + GAP) + 8;
        Svg svg = Plot.begin(WIDTH, height, title, said);
        double top = TOP;
        for (Strip strip : strips) {
            strip(svg, strip, top);
            top += STRIP + GAP;
        }
        double bottom = top - GAP;
        for (int i = 0; i < TIME_LABELS; i++) {
            long at = micros[0] + (micros[micros.length - 1] - micros[0]) / (TIME_LABELS - 1) * i;
            Anchor anchor = i == 0 ? Anchor.START : i == TIME_LABELS - 1 ? Anchor.END : Anchor.MIDDLE;
            svg.text("dim", x(at), bottom + 18, anchor, Shown.instant(at).substring(0, 16));
        }
        return svg.end();
    }

    private void strip(Svg svg, Strip strip, double top) {
        double bottom = top + STRIP;
        double min =
                Arrays.stream(strip.values()).filter(Double::isFinite).min().orElse(0);
        double max =
                Arrays.stream(strip.values()).filter(Double::isFinite).max().orElse(1);
        Plot.NiceScale scale = Plot.NiceScale.of(min, max);
        svg.text("", LEFT, top - 8, Anchor.START, strip.feature());
        Plot.grid(svg, scale, LEFT, RIGHT, top, bottom, Figures::number);
        double half = micros.length < 2 ? 4 : (x(micros[1]) - x(micros[0])) / 2;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < micros.length; i++) {
            double value = strip.values()[i];
            if (!Double.isFinite(value)) {
                svg.rectangle("missing", x(micros[i]) - half, top, 2 * half, STRIP);
                continue;
            }
            boolean begins = i == 0 || !Double.isFinite(strip.values()[i - 1]);
            path.append(begins ? 'M' : 'L')
                    .append(String.format(
                            java.util.Locale.ROOT, "%.1f %.1f", x(micros[i]), scale.y(value, top, bottom)));
        }
        if (path.length() > 0) {
            svg.path("line", "%s", path);
        }
        dots(svg, strip, scale, top);
    }

    /** Where the pointer finds exact values. */
    private void dots(Svg svg, Strip strip, Plot.NiceScale scale, double top) {
        double radius = micros.length > 150 ? 1.2 : 2.4;
        for (int i = 0; i < micros.length; i++) {
            double value = strip.values()[i];
            if (Double.isFinite(value)) {
                double x = x(micros[i]);
                svg.tip(
                        Shown.instant(micros[i]) + "\n" + Figures.value(value),
                        () -> svg.circle("dot", x, scale.y(value, top, top + STRIP), radius));
            }
        }
    }

    private double x(long at) {
        double span = (double) Math.max(1, micros[micros.length - 1] - micros[0]);
        return LEFT + (RIGHT - LEFT) * ((at - micros[0]) / span);
    }

    private String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        if (!said.isEmpty()) {
            text.append(said).append('\n');
        }
        int width = strips.stream()
                .mapToInt(strip -> strip.feature().length())
                .max()
                .orElse(0);
        for (Strip strip : strips) {
            double min =
                    Arrays.stream(strip.values()).filter(Double::isFinite).min().orElse(0);
            double max =
                    Arrays.stream(strip.values()).filter(Double::isFinite).max().orElse(0);
            text.append("  ")
                    .append(Figures.padded(strip.feature(), width, false))
                    .append("  ");
            int points = Math.min(TEXT_POINTS, micros.length);
            for (int i = 0; i < points; i++) {
                text.append(level(strip.values()[(int) ((long) i * micros.length / points)], min, max));
            }
            text.append("  ")
                    .append(Figures.number(min))
                    .append(" to ")
                    .append(Figures.number(max))
                    .append('\n');
        }
        return text.append("  ")
                .append(Shown.instant(micros[0]))
                .append(" to ")
                .append(Shown.instant(micros[micros.length - 1]))
                .append(" UTC; a blank is null")
                .toString();
    }

    private static char level(double value, double min, double max) {
        if (!Double.isFinite(value)) {
            return ' ';
        }
        double share = max > min ? (value - min) / (max - min) : 0.5;
        return LEVELS.charAt((int) Math.min(LEVELS.length() - 1, share * LEVELS.length()));
    }
}
