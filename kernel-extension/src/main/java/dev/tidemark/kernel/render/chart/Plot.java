package dev.tidemark.kernel.render.chart;

import dev.tidemark.core.picture.Svg;
import dev.tidemark.core.picture.Svg.Anchor;
import java.util.function.DoubleFunction;

/** What the pictures of charts share. */
final class Plot {
    private static final String STYLE = """
            .tm-c text{font-size:11.5px}\
            .tm-c .title{font-size:15px;font-weight:650}\
            .tm-c .dim{opacity:.72}\
            .tm-c .grid{stroke:currentColor;stroke-opacity:.14;stroke-width:1}\
            .tm-c .now{fill:#5b8def}.tm-c .base{fill:#e07b39}\
            .tm-c .missing{fill:#8a919c;fill-opacity:.14}\
            .tm-c .line{fill:none;stroke:#3b82e0;stroke-width:1.8;stroke-linejoin:round}\
            .tm-c .dot{fill:#3b82e0}\
            """;

    private Plot() {}

    static Svg begin(double width, double height, String title, String said) {
        Svg svg = new Svg("tm-c", width, height, title, STYLE, Svg.Ground.CARD);
        svg.text("title", 16, 26, Anchor.START, title);
        return said.isEmpty() ? svg : svg.text("dim", 16, 46, Anchor.START, said);
    }

    /** Lines and labels at round values. */
    static void grid(
            Svg svg,
            NiceScale scale,
            double left,
            double right,
            double top,
            double bottom,
            DoubleFunction<String> label) {
        for (double value = scale.low(); value <= scale.high() + scale.step() / 2; value += scale.step()) {
            double y = scale.y(value, top, bottom);
            svg.line("grid", left, y, right, y);
            svg.text("dim", left - 6, y + 4, Anchor.END, label.apply(value));
        }
    }

    /** An axis from one round value to another, with few round steps between. */
    record NiceScale(double low, double high, double step) {
        private static final double STEPS = 4;

        private static final double FURTHEST = 1e300;

        /** Of finite numbers; where all are equal there is room around them. */
        static NiceScale of(double least, double most) {
            double min = Math.max(-FURTHEST, Math.min(FURTHEST, least));
            double max = Math.max(-FURTHEST, Math.min(FURTHEST, most));
            double span = max - min;
            if (span <= Math.abs(max) * 1e-12) {
                double room = Math.max(Math.abs(min) * 0.5, 1);
                return of(min - room, min + room);
            }
            double rough = span / STEPS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
            return new NiceScale(Math.floor(min / step) * step, Math.ceil(max / step) * step, step);
        }

        double y(double value, double top, double bottom) {
            return bottom - (value - low) / (high - low) * (bottom - top);
        }
    }
}
