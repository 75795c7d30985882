package dev.tidemark.core.explain;

import dev.tidemark.core.text.Lines;
import dev.tidemark.core.text.Shown;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.reference.Event;
import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.reference.Standing;
import dev.tidemark.semantics.time.Window;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The evidence of one stored feature, for a terminal. */
final class EvidenceText {
    private static final int COUNTED_SHOWN = 6;
    private static final int OTHERS_SHOWN = 3;
    private static final int TILES_SHOWN = 6;
    private static final int LONGEST_BAR = 24;

    private final FeatureExplanation.Stored stored;
    private final Evidence evidence;
    private final ValueType valueType;

    EvidenceText(FeatureExplanation.Stored stored) {
        this.stored = stored;
        this.evidence = stored.evidence();
        int column = stored.feature().column();
        this.valueType = column == FeaturePlan.NONE
                ? null
                : stored.view().columns().get(column).type();
    }

    void addTo(Lines lines) {
        lines.plain("  " + stored.view().name() + ": " + Rules.line(stored.view(), stored.feature()));
        lines.block("window", window());
        lines.block("counted", newest(Standing.COUNTED, COUNTED_SHOWN));
        lines.block("tiles", tiles());
        others(lines, Standing.OUTRANKED, "outranked");
        others(lines, Standing.NULL_VALUE, "null, ignored");
        others(lines, Standing.FILTERED_OUT, "filtered out");
        others(lines, Standing.TOO_OLD, "just too old");
        others(lines, Standing.KNOWN_TOO_LATE, "known too late");
        others(lines, Standing.AFTER_KNOWN_AS_OF, "after known-as-of");
        othersAhead(lines, Standing.TOO_RECENT, "just too recent");
        othersAhead(lines, Standing.IN_THE_FUTURE, "would have leaked");
        lines.block("not read", notRead());
    }

    private List<String> notRead() {
        List<String> lines = new ArrayList<>();
        if (stored.notRead().before() > 0) {
            lines.add(Shown.count(stored.notRead().before(), "older event") + ", which the window cannot see");
        }
        if (stored.notRead().after() > 0) {
            lines.add(Shown.count(stored.notRead().after(), "later event"));
        }
        return lines;
    }

    private List<String> window() {
        List<String> lines = new ArrayList<>();
        String start = evidence.windowStartMicrosInclusive().isPresent()
                ? "[" + Shown.instant(evidence.windowStartMicrosInclusive().getAsLong())
                : "(the first event";
        lines.add(start + ", " + Shown.instant(evidence.windowEndMicrosExclusive()) + ")");
        Window window = stored.feature().window();
        if (evidence.windowStartMicrosInclusive().isPresent() && Rules.hasTiles(window)) {
            long exact = evidence.evaluatedAtMicros() - window.shiftMicros() - window.lengthMicros();
            long rounded = exact - evidence.windowStartMicrosInclusive().getAsLong();
            lines.add(
                    rounded == 0
                            ? "begins on a tile: nothing is rounded"
                            : "the tail is rounded down by " + Shown.span(rounded) + " to its tile");
        }
        return lines;
    }

    /** How many events each tile of the window gave, newest last. */
    private List<String> tiles() {
        List<Evidence.Item> counted = evidence.events(Standing.COUNTED);
        Window window = stored.feature().window();
        if (!Rules.hasTiles(window) || counted.isEmpty()) {
            return List.of();
        }
        TreeMap<Long, Integer> tiles = new TreeMap<>();
        counted.forEach(item -> tiles.merge(window.tile(item.event().eventTime()), 1, Integer::sum));
        int most = tiles.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        List<List<String>> rows = new ArrayList<>();
        int hidden = Math.max(0, tiles.size() - TILES_SHOWN);
        for (Map.Entry<Long, Integer> tile :
                tiles.entrySet().stream().skip(hidden).toList()) {
            long start = tile.getKey() * window.resolutionMicros();
            boolean head = !window.isShifted() && evidence.evaluatedAtMicros() < start + window.resolutionMicros();
            rows.add(List.of(
                    Shown.instant(start),
                    bar(tile.getValue(), most) + " " + tile.getValue()
                            + (head ? ", the head, up to the instant" : "")));
        }
        List<String> lines = new ArrayList<>();
        if (hidden > 0) {
            lines.add("… and " + Shown.count(hidden, "earlier tile"));
        }
        lines.addAll(Lines.aligned(rows));
        return lines;
    }

    private static String bar(int count, int most) {
        int length = most <= LONGEST_BAR ? count : (int) Math.max(1, (long) count * LONGEST_BAR / most);
        return "▪".repeat(length);
    }

    private void others(Lines lines, Standing standing, String label) {
        if (!evidence.events(standing).isEmpty()) {
            lines.block(label, newest(standing, OTHERS_SHOWN));
        }
    }

    /** Those after the window: the nearest come first. */
    private void othersAhead(Lines lines, Standing standing, String label) {
        List<Evidence.Item> items = evidence.events(standing);
        if (!items.isEmpty()) {
            List<String> shown = new ArrayList<>(events(items.subList(0, Math.min(OTHERS_SHOWN, items.size()))));
            if (items.size() > OTHERS_SHOWN) {
                shown.add("… and " + (items.size() - OTHERS_SHOWN) + " more");
            }
            lines.block(label, shown);
        }
    }

    private List<String> newest(Standing standing, int shown) {
        List<Evidence.Item> items = evidence.events(standing);
        List<String> lines = new ArrayList<>();
        int hidden = Math.max(0, items.size() - shown);
        if (standing == Standing.COUNTED && items.size() != 1) {
            lines.add(items.isEmpty() ? "nothing" : Shown.count(items.size(), "event"));
        }
        if (hidden > 0) {
            lines.add("… and " + hidden + " more before these");
        }
        lines.addAll(events(items.subList(hidden, items.size())));
        return lines;
    }

    private List<String> events(List<Evidence.Item> items) {
        List<List<String>> rows = new ArrayList<>();
        for (Evidence.Item item : items) {
            Event event = item.event();
            long before = evidence.evaluatedAtMicros() - event.eventTime();
            rows.add(List.of(
                    Shown.instant(event.eventTime()),
                    valueType == null ? "" : Shown.value(item.value(), valueType),
                    before == 0
                            ? "at the instant"
                            : before > 0 ? Shown.span(before) + " before" : Shown.span(-before) + " after",
                    event.knownTime() == event.eventTime() ? "" : "known " + Shown.instant(event.knownTime())));
        }
        return Lines.aligned(rows);
    }
}
