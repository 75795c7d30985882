package dev.tidemark.core.explain;

import dev.tidemark.core.picture.Svg;
import dev.tidemark.core.picture.Svg.Anchor;
import dev.tidemark.core.text.Shown;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.time.Window;
import dev.tidemark.semantics.type.ValueType;

/**
 * One stored feature of one row as a picture: two time lines, of when events happened and of when they became known, with a link
 * from one to the other. A link that crosses the instant is an event that a join on event time would have counted.
 */
final class FeaturePicture {
    private static final double WIDTH = 920;
    private static final double LEFT = TimeLine.LEFT;
    private static final double RIGHT = TimeLine.RIGHT;
    private static final double LEAST_TILE = 4;
    private static final double HANGING = 46;
    private static final String STYLE = """
            .tm-x .title{font-size:19px;font-weight:650}\
            .tm-x .sub{font-size:12.5px;opacity:.72}\
            .tm-x .say{font-size:13.5px;font-weight:600}\
            .tm-x .small{font-size:11.5px;opacity:.72}\
            .tm-x .value{font-size:11px;font-weight:600}\
            .tm-x .strong{font-size:12.5px;font-weight:650}\
            .tm-x .window{fill:#3b82e0;fill-opacity:.10}\
            .tm-x .tail{fill:#3b82e0;fill-opacity:.30}\
            .tm-x .bracket{stroke:#3b82e0;stroke-width:1.6;fill:none}\
            .tm-x .tile{stroke:#3b82e0;stroke-opacity:.28;stroke-width:1}\
            .tm-x .ahead{fill:#d64550;fill-opacity:.07}\
            .tm-x .lane{stroke:currentColor;stroke-opacity:.35;stroke-width:1.2}\
            .tm-x .tick{stroke:currentColor;stroke-opacity:.35;stroke-width:1}\
            .tm-x .instant{stroke:currentColor;stroke-width:2.2}\
            .tm-x .asked{stroke:#8b6fd6;stroke-width:1.6;stroke-dasharray:4 3}\
            .tm-x .flag{fill:currentColor}\
            .tm-x .link{fill:none!important;stroke-width:1.3;stroke-opacity:.55}\
            .tm-x .crossing{fill:none!important;stroke-width:1.8;stroke-opacity:.85}\
            .tm-x .many .link{stroke-width:1;stroke-opacity:.3}.tm-x .many .crossing{stroke-width:1.4;stroke-opacity:.65}\
            """;

    private final Explanation explanation;
    private final FeatureExplanation.Stored stored;
    private final Evidence evidence;
    private final Window window;
    private final TimeLine line;
    private final EventMarks marks;
    private final Legend legend;
    private final boolean late;
    private final PictureWords words;
    private Svg svg;

    private FeaturePicture(FeatureExplanation feature, Explanation explanation) {
        this.explanation = explanation;
        this.stored = feature.stored().orElseThrow();
        this.evidence = stored.evidence();
        this.window = stored.feature().window();
        this.line = new TimeLine(evidence, window);
        int column = stored.feature().column();
        ValueType type = column == FeaturePlan.NONE
                ? null
                : stored.view().columns().get(column).type();
        this.marks = new EventMarks(evidence, line, type);
        this.late = marks.haveKnownTimes();
        this.words = new PictureWords(feature, explanation, line);
        this.legend = Legend.of(evidence, LEFT - 6, WIDTH - 10);
    }

    static String draw(FeatureExplanation feature, Explanation explanation, Svg.Ground ground) {
        return new FeaturePicture(feature, explanation).draw(ground);
    }

    private String draw(Svg.Ground ground) {
        double top = 66 + 20 * words.said().size();
        double stack = marks.height();
        double happened = top + 30 + stack;
        double known = happened + 78;
        double axis = late ? known + HANGING : happened + 14;
        double height = axis + 56 + legend.height();
        svg = new Svg("tm-x", WIDTH, height, words.title(), STYLE + Look.STYLE, ground);
        head();
        grounds(top, axis);
        lane(happened, "happened");
        if (late) {
            lane(known, "became known");
            marks.drawLinks(svg, happened, known);
            marks.drawKnown(svg, known, HANGING - 14);
        }
        marks.drawHappened(svg, happened, stack);
        beyond(axis - 4);
        instant(top, axis);
        axis(axis);
        legend.draw(svg, axis + 62);
        return svg.end();
    }

    private void head() {
        svg.tip(words.exact(), () -> svg.text("title", 24, 32, Anchor.START, words.heading()));
        svg.text("sub", 24, 52, Anchor.START, Rules.line(stored.view(), stored.feature()));
        svg.text(
                "sub",
                RIGHT,
                32,
                Anchor.END,
                "row " + explanation.row() + " of " + explanation.plan().service());
        svg.text("sub", RIGHT, 52, Anchor.END, words.key());
        double y = 76;
        for (String sentence : words.said()) {
            svg.text("say", 24, y, Anchor.START, sentence);
            y += 20;
        }
    }

    /** The window and its tail, and what lies ahead of the instant. */
    private void grounds(double top, double axis) {
        double from = line.windowStart();
        double to = line.windowEnd();
        double y = top + 22;
        svg.rectangle("window", from, y, to - from, axis - y);
        if (line.hasFuture()) {
            svg.rectangle("ahead", line.instant(), y, RIGHT - line.instant() + 12, axis - y);
        }
        tiles(axis);
        if (line.exactStart() > from) {
            svg.tip(words.tail(), () -> svg.rectangle("tail", from, y, line.exactStart() - from, axis - y));
        }
        boolean open = evidence.windowStartMicrosInclusive().isEmpty();
        svg.path("bracket", open ? "M%.1f %.1fH%.1fv6" : "M%.1f %.1fH%.1fv6M%1$.1f %2$.1fv6", from, y, to);
        svg.text("small", (from + to) / 2, y - 7, Anchor.MIDDLE, words.window());
    }

    /** Where tiles begin, if they are wide enough to be seen. */
    private void tiles(double axis) {
        if (!Rules.hasTiles(window) || evidence.windowStartMicrosInclusive().isEmpty()) {
            return;
        }
        long resolution = window.resolutionMicros();
        long begin = evidence.windowStartMicrosInclusive().getAsLong() + resolution;
        if (line.x(begin + resolution) - line.x(begin) < LEAST_TILE) {
            return; // the first is the narrowest
        }
        for (long tile = begin; tile < evidence.windowEndMicrosExclusive(); tile += resolution) {
            svg.line("tile", line.x(tile), axis - 5, line.x(tile), axis);
        }
    }

    private void lane(double y, String name) {
        svg.text("small", LEFT - 14, y + 4, Anchor.END, name);
        svg.line("lane", LEFT - 6, y, RIGHT + 12, y);
    }

    /** How many events lie further back, or further ahead, than the picture reaches: at the axis, where no link crosses it. */
    private void beyond(double y) {
        long earlier = evidence.events().stream().filter(line::isEarlier).count();
        if (earlier > 0) {
            svg.text("small", LEFT - 6, y, Anchor.START, "‹ " + earlier + " earlier");
        }
        long later = evidence.events().stream().filter(line::isLater).count();
        if (later > 0) {
            svg.text("small", RIGHT + 8, y, Anchor.END, later + " later ›");
        }
    }

    private void instant(double top, double axis) {
        double x = line.instant();
        svg.line("instant", x, top + 14, x, axis + 6);
        svg.path("flag", "M%.1f %.1fl-6 -8h12z", x, top + 22);
        String at = Shown.instant(explanation.asked().asOfMicros()) + " UTC";
        svg.text(
                "strong",
                line.hasFuture() ? x + 12 : x,
                top + 10,
                line.hasFuture() ? Anchor.START : Anchor.MIDDLE,
                "the instant");
        svg.text("small", x, axis + 36, Anchor.MIDDLE, at);
        if (line.hasFuture()) {
            svg.text("small", RIGHT + 8, top + 10, Anchor.END, "what comes after it");
        }
        explanation.knownAsOfMicros().ifPresent(known -> {
            if (known < evidence.evaluatedAtMicros() && line.x(known) > LEFT) {
                svg.tip(
                        "known as of " + Shown.instant(known),
                        () -> svg.line("asked", line.x(known), top + 22, line.x(known), axis));
            }
        });
    }

    private void axis(double y) {
        svg.line("lane", LEFT - 6, y, RIGHT + 12, y);
        for (TimeScale.Tick tick : line.ticks()) {
            svg.line("tick", tick.x(), y, tick.x(), y + 5);
            svg.text("small", tick.x(), y + 19, Anchor.MIDDLE, tick.label());
        }
        evidence.windowStartMicrosInclusive()
                .ifPresent(start -> svg.text("small", line.windowStart(), y + 36, Anchor.MIDDLE, Shown.instant(start)));
        svg.text("small", LEFT - 14, y + 19, Anchor.END, line.isStretched() ? "time, stretched" : "time");
    }
}
