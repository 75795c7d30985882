package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.PercentileBuckets;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.time.Window;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The readers that need no more than a few lines each. */
final class Readers {
    private Readers() {}

    static FeatureReader count(WindowCursor window, ScalarTiles tiles) {
        ScalarTotal total = (ScalarTotal) window.running(tiles);
        return (asOf, out, feature) -> out.setLong(feature, total.count(window.newestSlot()));
    }

    static FeatureReader least(WindowCursor window, ScalarTiles tiles) {
        ScalarTotal total = (ScalarTotal) window.running(tiles.withLeast());
        return (asOf, out, feature) -> {
            int newest = window.newestSlot();
            if (total.count(newest) == 0) {
                out.setNull(feature, ValueStatus.NULL);
            } else {
                out.setRanked(feature, total.least(newest), null);
            }
        };
    }

    static FeatureReader greatest(WindowCursor window, ScalarTiles tiles) {
        ScalarTotal total = (ScalarTotal) window.running(tiles.withGreatest());
        return (asOf, out, feature) -> {
            int newest = window.newestSlot();
            if (total.count(newest) == 0) {
                out.setNull(feature, ValueStatus.NULL);
            } else {
                out.setRanked(feature, total.greatest(newest), null);
            }
        };
    }

    static FeatureReader textExtreme(WindowCursor window, TextExtremeTiles tiles) {
        TextExtremeTiles.Best best = (TextExtremeTiles.Best) window.running(tiles);
        return (asOf, out, feature) -> {
            byte[] text = best.with(window.newestSlot());
            if (text == null) {
                out.setNull(feature, ValueStatus.NULL);
            } else {
                out.setText(feature, text);
            }
        };
    }

    static FeatureReader distinct(WindowCursor window, DistinctTiles tiles) {
        DistinctTiles.Union union = (DistinctTiles.Union) window.running(tiles);
        return (asOf, out, feature) -> out.setLong(feature, union.distinct(window.newestSlot()));
    }

    static FeatureReader percentile(FeaturePlan plan, WindowCursor window, CountedTiles tiles) {
        CountedTiles.Total total = (CountedTiles.Total) window.running(tiles);
        return (asOf, out, feature) -> {
            Counts counts = total.with(window.newestSlot());
            if (counts.size() == 0) {
                out.setNull(feature, ValueStatus.NULL);
            } else {
                out.setDouble(feature, PercentileBuckets.value((int) atShare(counts, plan.p())));
            }
        };
    }

    private static long atShare(Counts counts, double share) {
        Integer[] ascending = counts.ascending();
        long n = 0;
        for (int entry : ascending) {
            n += counts.count(entry);
        }
        long rank = PercentileBuckets.rank(share, n);
        int at = 0;
        long passed = counts.count(ascending[0]);
        while (passed <= rank) {
            passed += counts.count(ascending[++at]);
        }
        return counts.key(ascending[at]);
    }

    static FeatureReader top(FeaturePlan plan, WindowCursor window, CountedTiles tiles) {
        CountedTiles.Total total = (CountedTiles.Total) window.running(tiles);
        ValueType element = plan.type().element();
        return (asOf, out, feature) -> {
            Counts counts = total.with(window.newestSlot());
            if (counts.size() == 0) {
                out.setNull(feature, ValueStatus.NULL);
                return;
            }
            Integer[] entries = counts.ascending();
            Arrays.sort(entries, Comparator.comparingLong(entry -> -counts.count(entry))); // stable: least first
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < Math.min(plan.n(), entries.length); i++) {
                values.add(ValueOrder.value(element, counts.key(entries[i]), counts.text(entries[i])));
            }
            out.setList(feature, values);
        };
    }

    /** What a list of rows comes to: one value, a list of them, or the time since the newest. */
    static void readRows(RowList rows, int count, FeaturePlan plan, long asOf, FeatureValues out, int feature) {
        if (count == 0) {
            out.setNull(feature, ValueStatus.NULL);
            return;
        }
        switch (plan.function()) {
            case TIME_SINCE_LAST -> out.setLong(feature, asOf - rows.eventTime(0));
            case FIRST_N, LAST_N -> {
                List<Object> values = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    values.add(ValueOrder.value(plan.type().element(), rows.rank(i), rows.text(i)));
                }
                out.setList(feature, values);
            }
            default -> {
                if (rows.isNull(0)) {
                    out.setNull(feature, ValueStatus.NULL);
                } else {
                    out.setRanked(feature, rows.rank(0), rows.text(0));
                }
            }
        }
    }

    /** How many rows, newest first, lie in a window that ends at the instant. */
    static int covered(RowList rows, Window window, long asOf) {
        long firstTile = window.firstTileInclusive(asOf);
        int count = 0;
        while (count < rows.size() && window.tile(rows.eventTime(count)) >= firstTile) {
            count++;
        }
        return count;
    }
}
