package dev.tidemark.kernel.render.chart;

import dev.tidemark.core.picture.Svg;
import dev.tidemark.core.picture.Svg.Anchor;
import dev.tidemark.core.text.Shown;
import dev.tidemark.kernel.render.html.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How old the newest event of each view is, for one key or for several, on an axis of times that grow tenfold. */
record Ages(String title, List<Row> rows) {
    /**
     * One view.
     *
     * @param micros the ages of its keys, ascending; without those that nobody ever saw
     * @param unseen keys without any event
     */
    record Row(String view, long[] micros, int unseen) {
        long median() {
            return micros[micros.length / 2];
        }

        String words() {
            String missing = unseen == 0 ? "" : Figures.count(unseen, "key") + " never seen";
            if (micros.length == 0) {
                return missing;
            }
            String range = micros.length == 1
                    ? Shown.span(micros[0])
                    : "median " + Shown.span(median()) + ", oldest " + Shown.span(micros[micros.length - 1]);
            return missing.isEmpty() ? range : range + "; " + missing;
        }
    }

    private static final double WIDTH = 720;
    private static final double LEFT = 190;
    private static final double RIGHT = 700;
    private static final double ROW = 34;
    private static final double TOP = 56;
    private static final long[] MARKS = {
        1_000L, 1_000_000L, 60_000_000L, 3_600_000_000L, 86_400_000_000L, 2_592_000_000_000L, 31_536_000_000_000L
    };
    private static final String[] MARK_NAMES = {"1ms", "1s", "1m", "1h", "1d", "30d", "1y"};

    Chart chart() {
        return new Chart(title, vegaLite(), svg(), text());
    }

    private Map<String, Object> vegaLite() {
        List<Map<String, Object>> values = new ArrayList<>();
        for (Row row : rows) {
            for (long age : row.micros()) {
                Map<String, Object> datum = new LinkedHashMap<>();
                datum.put("view", row.view());
                datum.put("seconds", Math.max(1e-3, age / 1e6));
                datum.put("age", Shown.span(age));
                values.add(datum);
            }
        }
        Map<String, Object> encoding = new LinkedHashMap<>();
        Map<String, Object> x = VegaLite.field("seconds", "quantitative", "seconds since the newest event");
        x.put("scale", Map.of("type", "log"));
        encoding.put("x", x);
        List<String> views = rows.stream().map(Row::view).toList();
        encoding.put("y", VegaLite.ordered("view", "nominal", "", views));
        encoding.put(
                "tooltip", List.of(VegaLite.field("view", "nominal", "view"), VegaLite.field("age", "nominal", "age")));
        return VegaLite.spec(
                title, "", values, Map.of("type", "point", "filled", true, "color", "#3b82e0", "size", 60), encoding);
    }

    private String svg() {
        double bottom = TOP + ROW * rows.size();
        Svg svg = Plot.begin(WIDTH, bottom + 44, title, "");
        for (int i = 0; i < MARKS.length; i++) {
            svg.line("grid", x(MARKS[i]), TOP, x(MARKS[i]), bottom);
            svg.text("dim", x(MARKS[i]), bottom + 16, Anchor.MIDDLE, MARK_NAMES[i]);
        }
        svg.text("dim", (LEFT + RIGHT) / 2, bottom + 34, Anchor.MIDDLE, "since the newest event");
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + ROW * i + ROW / 2);
        }
        return svg.end();
    }

    private static void row(Svg svg, Row row, double y) {
        svg.text("", 16, y + 4, Anchor.START, Figures.cut(Figures.oneLine(row.view()), 26));
        svg.line("grid", LEFT, y, RIGHT, y);
        for (long age : row.micros()) {
            svg.tip(row.view() + "\n" + Shown.span(age), () -> svg.circle("dot", x(age), y, 4));
        }
        double edge = row.micros().length == 0 ? LEFT : x(row.micros()[row.micros().length - 1]);
        boolean right = edge < 470;
        svg.text(
                "dim",
                right ? edge + 10 : x(row.micros()[0]) - 10,
                y - 5,
                right ? Anchor.START : Anchor.END,
                row.words());
    }

    /** From a tenth of a millisecond to ten years. */
    private static double x(long micros) {
        double share = (Math.log10((double) Math.max(100, micros)) - 2) / (Math.log10(3.15e14) - 2);
        return LEFT + (RIGHT - LEFT) * Math.min(1, share);
    }

    private String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        int width = rows.stream().mapToInt(row -> row.view().length()).max().orElse(0);
        rows.forEach(row -> text.append("  ")
                .append(Figures.padded(row.view(), width, false))
                .append("  ")
                .append(row.words())
                .append('\n'));
        return text.toString().stripTrailing();
    }

    static long[] sorted(List<Long> ages) {
        long[] sorted = ages.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
