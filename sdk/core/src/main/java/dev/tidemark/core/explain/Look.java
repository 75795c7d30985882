package dev.tidemark.core.explain;

import dev.tidemark.core.picture.Svg;
import dev.tidemark.semantics.reference.Standing;

/** How events of one standing look in a picture: a colour and a shape, so that neither is needed alone. */
enum Look {
    COUNTED(Standing.COUNTED, "counted", "counted"),
    KNOWN_TOO_LATE(Standing.KNOWN_TOO_LATE, "late", "had happened, but nobody knew yet"),
    AFTER_KNOWN_AS_OF(Standing.AFTER_KNOWN_AS_OF, "beyond", "became known after the known-as-of instant"),
    IN_THE_FUTURE(Standing.IN_THE_FUTURE, "leak", "at or after the instant: would have leaked"),
    OUTRANKED(Standing.OUTRANKED, "outranked", "in the window, but others are kept"),
    FILTERED_OUT(Standing.FILTERED_OUT, "filtered", "filtered out by the condition"),
    NULL_VALUE(Standing.NULL_VALUE, "null", "null, ignored"),
    TOO_RECENT(Standing.TOO_RECENT, "outside", "after the window's end"),
    TOO_OLD(Standing.TOO_OLD, "outside", "before the window");

    /** Mid-tones that read on light and on dark. */
    static final String STYLE = """
            .tm-x .counted{fill:#3b82e0;stroke:#3b82e0}\
            .tm-x .late{fill:#e07b26;stroke:#e07b26}\
            .tm-x .leak{fill:#d64550;stroke:#d64550}\
            .tm-x .beyond{fill:#8b6fd6;stroke:#8b6fd6}\
            .tm-x .outranked{fill:#3b82e0;fill-opacity:.25;stroke:#3b82e0;stroke-width:1.4}\
            .tm-x .filtered{fill:#8a919c;stroke:#8a919c;stroke-width:1.6}\
            .tm-x .null{fill:#8a919c;fill-opacity:.2;stroke:#8a919c;stroke-width:1.4;stroke-dasharray:2 1.6}\
            .tm-x .outside{fill:#8a919c;fill-opacity:.2;stroke:#8a919c;stroke-width:1.2}\
            """;

    private final Standing standing;
    private final String kind;
    private final String words;

    Look(Standing standing, String kind, String words) {
        this.standing = standing;
        this.kind = kind;
        this.words = words;
    }

    static Look of(Standing standing) {
        for (Look look : values()) {
            if (look.standing == standing) {
                return look;
            }
        }
        throw new IllegalStateException(standing.name());
    }

    Standing standing() {
        return standing;
    }

    /** The class of its marks. */
    String kind() {
        return kind;
    }

    String words() {
        return words;
    }

    void draw(Svg svg, double x, double y, double r) {
        switch (this) {
            case KNOWN_TOO_LATE, AFTER_KNOWN_AS_OF -> {
                double d = r * 1.25;
                svg.path(kind, "M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fz", x, y - d, x + d, y, x, y + d, x - d, y);
            }
            case IN_THE_FUTURE ->
                svg.path(
                        kind,
                        "M%.1f %.1fL%.1f %.1fL%.1f %.1fz",
                        x - r,
                        y - r * 1.1,
                        x + r * 1.2,
                        y,
                        x - r,
                        y + r * 1.1);
            case FILTERED_OUT ->
                svg.path(
                        kind,
                        "M%.1f %.1fL%.1f %.1fM%.1f %.1fL%.1f %.1f",
                        x - r * .8,
                        y - r * .8,
                        x + r * .8,
                        y + r * .8,
                        x - r * .8,
                        y + r * .8,
                        x + r * .8,
                        y - r * .8);
            default -> svg.circle(kind, x, y, r);
        }
    }
}
