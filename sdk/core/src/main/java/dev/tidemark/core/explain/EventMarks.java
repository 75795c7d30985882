package dev.tidemark.core.explain;

import dev.tidemark.core.picture.Svg;
import dev.tidemark.core.picture.Svg.Anchor;
import dev.tidemark.core.text.Shown;
import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.reference.Standing;
import dev.tidemark.semantics.type.ValueType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The events of a feature as marks: one each while they can be told apart, bars where there are many. */
final class EventMarks {
    private static final double RADIUS = 4.4;
    private static final double STEP = 10.4;
    private static final double LEAST = 42;
    private static final double TALLEST = 92;
    private static final int MOST_STACKED = 8;
    private static final int MOST_LINKS = 140;
    private static final int MANY_LINKS = 36;

    private final List<Evidence.Item> drawn;
    private final Evidence evidence;
    private final TimeLine line;
    private final ValueType type;

    /** @param type of the values the feature reads; null if it reads none */
    EventMarks(Evidence evidence, TimeLine line, ValueType type) {
        this.evidence = evidence;
        this.line = line;
        this.type = type;
        this.drawn = evidence.events().stream()
                .filter(item -> !line.isEarlier(item) && !line.isLater(item))
                .toList();
    }

    /** Whether any event became known at another time than it happened. */
    boolean haveKnownTimes() {
        return drawn.stream()
                .anyMatch(item -> item.event().knownTime() != item.event().eventTime());
    }

    /** How much room the marks that stand on a line need. */
    double height() {
        int tallest = tallest(Cluster.of(drawn, line::happened, line::part));
        return tallest > MOST_STACKED ? TALLEST : Math.max(LEAST, tallest * STEP + (type == null ? 8 : 24));
    }

    /** Marks that stand on a line. */
    void drawHappened(Svg svg, double y, double room) {
        List<Cluster> clusters = Cluster.of(drawn, line::happened, line::part);
        if (tallest(clusters) > MOST_STACKED) {
            bars(svg, clusters, y, -room + 14);
        } else {
            stacks(svg, clusters, y, -STEP);
            values(svg, clusters, y);
        }
    }

    /** Marks that hang from a line. */
    void drawKnown(Svg svg, double y, double room) {
        List<Cluster> clusters = Cluster.of(drawn, line::known, line::knownPart);
        if (tallest(clusters) * STEP > room) {
            bars(svg, clusters, y, room);
        } else {
            stacks(svg, clusters, y, STEP);
        }
    }

    /** From when an event happened to when it became known. */
    void drawLinks(Svg svg, double happened, double known) {
        List<Evidence.Item> linked = thinned();
        Runnable links = () -> linked.forEach(item -> link(svg, item, happened, known));
        if (linked.size() > MANY_LINKS) {
            svg.group("many", links);
        } else {
            links.run();
        }
    }

    private void link(Svg svg, Evidence.Item item, double happened, double known) {
        double from = line.happened(item);
        double to = line.known(item);
        double middle = (happened + known) / 2;
        Look look = Look.of(item.standing());
        String kind = look.kind() + (look == Look.KNOWN_TOO_LATE ? " crossing" : " link");
        svg.tip(
                tip(item),
                () -> svg.path(
                        kind,
                        "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
                        from,
                        happened,
                        from,
                        middle,
                        to,
                        middle,
                        to,
                        known));
    }

    /** So many links that each can be seen; of those known too late the most. */
    private List<Evidence.Item> thinned() {
        List<Evidence.Item> all = drawn.stream()
                .filter(item -> item.event().knownTime() != item.event().eventTime())
                .toList();
        if (all.size() <= MOST_LINKS) {
            return all;
        }
        List<Evidence.Item> some = new ArrayList<>();
        for (boolean late : new boolean[] {false, true}) {
            List<Evidence.Item> those = all.stream()
                    .filter(item -> (item.standing() == Standing.KNOWN_TOO_LATE) == late)
                    .toList();
            int most = late ? MOST_LINKS - some.size() : MOST_LINKS / 3;
            int kept = Math.min(most, those.size());
            for (int i = 0; i < kept; i++) {
                some.add(those.get((int) ((long) i * those.size() / kept)));
            }
        }
        return some;
    }

    private void stacks(Svg svg, List<Cluster> clusters, double y, double step) {
        for (Cluster cluster : clusters) {
            double at = y + step * 0.72;
            for (Evidence.Item item : cluster.events()) {
                double here = at;
                svg.tip(tip(item), () -> Look.of(item.standing()).draw(svg, cluster.x(), here, RADIUS));
                at += step;
            }
        }
    }

    /** @param room how tall the tallest bar is; negative upwards */
    private void bars(Svg svg, List<Cluster> clusters, double y, double room) {
        double unit = Math.abs(room) / tallest(clusters);
        for (Cluster cluster : clusters) {
            svg.tip(tip(cluster), () -> {
                double at = y;
                for (Map.Entry<Look, Long> part : parts(cluster).entrySet()) {
                    double height = Math.max(1.5, part.getValue() * unit);
                    double top = room < 0 ? at - height : at;
                    svg.rectangle(part.getKey().kind(), cluster.x() - 3.6, top, 7.2, height);
                    at += room < 0 ? -height : height;
                }
            });
        }
        clusters.stream()
                .filter(cluster -> cluster.size() == tallest(clusters))
                .findFirst()
                .ifPresent(cluster -> svg.text(
                        "small",
                        cluster.x(),
                        y + room + (room < 0 ? -6 : 12),
                        Anchor.MIDDLE,
                        String.valueOf(cluster.size())));
    }

    /** The value of each mark that stands alone, where there is room for it. */
    private void values(Svg svg, List<Cluster> clusters, double y) {
        double free = TimeLine.LEFT;
        for (Cluster cluster : clusters) {
            Evidence.Item item = cluster.events().get(0);
            if (cluster.size() == 1 && type != null && item.value() != null) {
                String text = brief(item.value());
                double half = 3.2 * text.length();
                boolean fits = cluster.x() - half > free
                        && cluster.x() + half < TimeLine.RIGHT + 12
                        && Math.abs(cluster.x() - line.instant()) > half + 2
                        && clusters.stream().noneMatch(other -> other.size() > 1 && isNear(other, cluster, half));
                if (fits) {
                    svg.text("value", cluster.x(), y - STEP * 0.72 - 9, Anchor.MIDDLE, text);
                    free = cluster.x() + half + 4;
                }
            }
        }
    }

    private static boolean isNear(Cluster other, Cluster cluster, double half) {
        return Math.abs(other.x() - cluster.x()) < half + RADIUS + 2;
    }

    private String brief(Object value) {
        if (value instanceof Double number) {
            return rounded(number, 5);
        }
        String text = Shown.value(value, type);
        return text.length() <= 14
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.min(11, text.codePointCount(0, text.length()))))
                        + "…";
    }

    /** In so many significant digits; the exact value is one rest of the pointer away. */
    static String rounded(double value, int digits) {
        if (!Double.isFinite(value) || Math.abs(value) >= 1e12) {
            return Double.toString(value);
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        return rounded.scale() > 12 ? rounded.toString() : rounded.toPlainString();
    }

    private static int tallest(List<Cluster> clusters) {
        return clusters.stream().mapToInt(Cluster::size).max().orElse(0);
    }

    private static Map<Look, Long> parts(Cluster cluster) {
        return cluster.events().stream()
                .collect(Collectors.groupingBy(item -> Look.of(item.standing()), TreeMap::new, Collectors.counting()));
    }

    private String tip(Evidence.Item item) {
        long time = item.event().eventTime();
        long before = evidence.evaluatedAtMicros() - time;
        String words = Look.of(item.standing()).words();
        String value = type == null ? "" : "\nvalue " + Shown.value(item.value(), type);
        String known = item.event().knownTime() == time
                ? ""
                : "\nbecame known " + Shown.instant(item.event().knownTime());
        return words + "\nhappened " + Shown.instant(time) + " ("
                + (before == 0
                        ? "at the instant"
                        : before > 0 ? Shown.span(before) + " before" : Shown.span(-before) + " after")
                + ")" + known + value;
    }

    private static String tip(Cluster cluster) {
        long first = cluster.events().stream()
                .mapToLong(item -> item.event().eventTime())
                .min()
                .orElseThrow();
        long last = cluster.events().stream()
                .mapToLong(item -> item.event().eventTime())
                .max()
                .orElseThrow();
        StringBuilder text = new StringBuilder(
                Shown.count(cluster.size(), "event") + ", " + Shown.instant(first) + " to " + Shown.instant(last));
        parts(cluster)
                .forEach((look, count) ->
                        text.append(String.format(Locale.ROOT, "%n%,d ", count)).append(look.words()));
        return text.toString();
    }
}
