package dev.tidemark.core.explain;

import dev.tidemark.core.picture.Svg;
import dev.tidemark.core.picture.Svg.Anchor;
import dev.tidemark.semantics.reference.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the marks of a picture mean, with how many events each has, in rows that fit. */
final class Legend {
    private static final double ROW = 22;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Look look, String words, double x, int row) {}

    private Legend() {}

    /** The standings that events have, and the one that counts in any case. */
    static Legend of(Evidence evidence, double left, double right) {
        Legend legend = new Legend();
        double x = left;
        int row = 0;
        for (Look look : Look.values()) {
            int count = evidence.events(look.standing()).size();
            if (count > 0 || look == Look.COUNTED) {
                String words = String.format(Locale.ROOT, "%,d ", count) + look.words();
                double width = 38 + 7.1 * words.length();
                if (x + width > right && x > left) {
                    x = left;
                    row++;
                }
                legend.entries.add(new Entry(look, words, x, row));
                x += width;
            }
        }
        return legend;
    }

    double height() {
        return ROW * entries.stream().mapToInt(one -> one.row() + 1).max().orElse(0);
    }

    void draw(Svg svg, double y) {
        for (Entry one : entries) {
            double at = y + ROW * one.row();
            one.look().draw(svg, one.x() + 6, at - 4, 4.5);
            svg.text("sub", one.x() + 17, at, Anchor.START, one.words());
        }
    }
}
