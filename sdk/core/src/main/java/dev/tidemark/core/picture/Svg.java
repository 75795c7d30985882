package dev.tidemark.core.picture;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A picture being drawn, in the order of its calls. Coordinates are those of its view box; colours come from the classes of its
 * style. Not thread-safe.
 */
public final class Svg {
    /** What a picture lies on. */
    public enum Ground {
        /** The page's: nothing is painted behind it, and its ink is the colour of the page's text, light or dark. */
        PAGE,
        /** Its own: a light or a dark card, as the reader prefers. It is a file of its own, too. */
        CARD
    }

    /** Which point of a text its coordinates are. */
    public enum Anchor {
        START,
        MIDDLE,
        END;

        private final String word = name().toLowerCase(Locale.ROOT);
    }

    private static final String FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif";
    private static final String CARD_STYLE = ".%1$s{color:#1c2330}.%1$s .card{fill:#ffffff;stroke:#e2e5ea}"
            + "@media (prefers-color-scheme:dark){.%1$s{color:#e6e9ee}.%1$s .card{fill:#14171c;stroke:#2e353f}}";

    private final StringBuilder out = new StringBuilder();

    /**
     * @param name of the picture's kind: the class that its style is bound to, so that it touches nothing else on a page
     * @param title for those who cannot see it
     * @param style rules, each selector of which begins with {@code .name}
     */
    public Svg(String name, double width, double height, String title, String style, Ground ground) {
        out.append("<svg");
        if (ground == Ground.CARD) {
            out.append(" xmlns=\"http://www.w3.org/2000/svg\""); // within a page it goes without saying
        }
        out.append(format(" class=\"%s\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"", name, width, height));
        out.append(Markup.escaped(title)).append('"');
        out.append(format(" width=\"%.0f\" height=\"%.0f\" style=\"max-width:100%%;height:auto\">", width, height));
        out.append("<style>").append(style);
        out.append(format(".%s text{font-family:%s;fill:currentColor}", name, FONT));
        if (ground == Ground.CARD) {
            out.append(format(CARD_STYLE, name));
        }
        out.append("</style>");
        if (ground == Ground.CARD) {
            out.append(format(
                    "<rect class=\"card\" x=\"0.5\" y=\"0.5\" width=\"%.0f\" height=\"%.0f\" rx=\"8\"/>",
                    width - 1, height - 1));
        }
    }

    public Svg rectangle(String kind, double x, double y, double width, double height) {
        out.append(format(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                kind, x, y, Math.max(0, width), Math.max(0, height)));
        return this;
    }

    public Svg line(String kind, double x1, double y1, double x2, double y2) {
        out.append(
                format("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, x1, y1, x2, y2));
        return this;
    }

    public Svg circle(String kind, double x, double y, double radius) {
        out.append(format("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", kind, x, y, radius));
        return this;
    }

    /**
     * @param pattern of the path's data, as {@link String#format} takes it
     * @param values coordinates
     */
    public Svg path(String kind, String pattern, Object... values) {
        out.append("<path class=\"").append(kind).append("\" d=\"");
        out.append(format(pattern, values)).append("\"/>");
        return this;
    }

    public Svg text(String kind, double x, double y, Anchor anchor, String text) {
        out.append(format("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", kind, x, y, anchor.word));
        out.append(Markup.escaped(text)).append("</text>");
        return this;
    }

    /** Draws something that shows a text, of one or more lines, where the pointer rests on it. */
    public Svg tip(String text, Runnable drawing) {
        String lines = text.lines().map(Markup::escaped).collect(Collectors.joining("\n"));
        out.append("<g><title>").append(lines).append("</title>");
        drawing.run();
        out.append("</g>");
        return this;
    }

    /** Draws things that share a class. */
    public Svg group(String kind, Runnable drawing) {
        out.append("<g class=\"").append(kind).append("\">");
        drawing.run();
        out.append("</g>");
        return this;
    }

    /** The finished picture; nothing is drawn after it. */
    public String end() {
        return out.append("</svg>").toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
