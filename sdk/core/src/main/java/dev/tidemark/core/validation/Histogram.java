package dev.tidemark.core.validation;

import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a feature in a few bars, now and in the baseline. Values beyond the first and the last hundredth are in the bars at
 * the ends; nulls are in none.
 *
 * @param bars from left to right
 */
public record Histogram(List<Bar> bars) {
    private static final int NUMBER_BARS = 24;
    private static final int TEXT_BARS = 10;
    private static final int FEW = 100;

    /** One bar: a share of all rows, 0 to 1; the baseline's is empty without one. */
    public record Bar(String label, double now, Optional<Double> base) {}

    public Histogram {
        bars = List.copyOf(bars);
    }

    /** Without bars if the feature has no values, or values of a type that has no bars. */
    static Histogram of(FeatureProfile now, Optional<FeatureProfile> baseline) {
        Optional<FeatureProfile> base = baseline.filter(one -> one.isComparableWith(now) && one.rows() > 0);
        if (now.numbers().filter(buckets -> buckets.total() > 0).isPresent()) {
            return numbers(now, base);
        }
        if (now.categories().filter(texts -> texts.total() > 0).isPresent()) {
            return texts(now, base);
        }
        return new Histogram(List.of());
    }

    /** Bars of equal width from the first to the last hundredth; what lies outside is in the bars at the ends. */
    private static Histogram numbers(FeatureProfile now, Optional<FeatureProfile> base) {
        Buckets current = now.numbers().orElseThrow();
        Optional<Buckets> before = base.flatMap(FeatureProfile::numbers).filter(buckets -> buckets.total() > 0);
        double low = finite(Math.min(low(current), before.map(Histogram::low).orElse(Double.MAX_VALUE)));
        double high = finite(Math.max(high(current), before.map(Histogram::high).orElse(-Double.MAX_VALUE)));
        // whole numbers of a small range have a bar each
        boolean whole = now.type() != ValueType.DOUBLE && high - low < NUMBER_BARS;
        int bars = whole ? (int) (high - low) + 1 : low < high ? NUMBER_BARS : 1;
        double width = whole ? 1 : high / bars - low / bars;
        long[] counts = counts(current, low, width, bars);
        Optional<long[]> baseCounts = before.map(buckets -> counts(buckets, low, width, bars));
        List<Bar> list = new ArrayList<>();
        for (int i = 0; i < bars; i++) {
            int at = i;
            double from = low + i * width;
            double to = whole || bars == 1 ? from : low + (i + 1) * width;
            boolean allBelow = bars > 1 && i == 0 && least(now, base) < low;
            boolean allAbove = bars > 1 && i == bars - 1 && greatest(now, base) > high;
            list.add(new Bar(
                    allBelow
                            ? "up to " + Figures.shown(to)
                            : allAbove ? Figures.shown(from) + " and more" : label(from, to),
                    (double) counts[i] / now.rows(),
                    baseCounts.map(all -> (double) all[at] / base.orElseThrow().rows())));
        }
        return new Histogram(list);
    }

    private static String label(double from, double to) {
        return from == to ? Figures.shown(from) : Figures.shown(from) + " to " + Figures.shown(to);
    }

    private static double least(FeatureProfile now, Optional<FeatureProfile> base) {
        double least = now.min().orElse(Double.MAX_VALUE);
        return Math.min(least, base.map(one -> one.min().orElse(least)).orElse(least));
    }

    private static double greatest(FeatureProfile now, Optional<FeatureProfile> base) {
        double greatest = now.max().orElse(-Double.MAX_VALUE);
        return Math.max(greatest, base.map(one -> one.max().orElse(greatest)).orElse(greatest));
    }

    /** Of few values none is left out: one alone may be all there is to see. */
    private static double low(Buckets buckets) {
        return buckets.quantile(buckets.total() < FEW ? 0 : 0.01);
    }

    private static double high(Buckets buckets) {
        return buckets.quantile(buckets.total() < FEW ? 1 : 0.99);
    }

    private static long[] counts(Buckets buckets, double low, double width, int bars) {
        long[] counts = new long[bars];
        for (int i = 0; i < buckets.numbers().length; i++) {
            double at = bars == 1 ? 0 : (buckets.value(buckets.numbers()[i]) - low) / width;
            int bar = Double.isNaN(at) ? bars - 1 : (int) Math.max(0, Math.min(bars - 1, Math.floor(at)));
            counts[bar] += buckets.counts()[i];
        }
        return counts;
    }

    private static double finite(double value) {
        return Double.isNaN(value) ? 0 : Math.max(-1e300, Math.min(1e300, value));
    }

    private static Histogram texts(FeatureProfile now, Optional<FeatureProfile> base) {
        Categories current = now.categories().orElseThrow();
        Optional<Categories> before = base.flatMap(FeatureProfile::categories)
                .map(texts -> current.grouped() ? texts.inGroups() : texts)
                .filter(texts -> texts.grouped() == current.grouped());
        List<Bar> list = new ArrayList<>();
        for (String text : current.top(TEXT_BARS)) {
            list.add(new Bar(
                    text,
                    (double) current.counts().get(text) / now.rows(),
                    before.map(texts -> (double) texts.counts().getOrDefault(text, 0L)
                            / base.orElseThrow().rows())));
        }
        return new Histogram(list);
    }
}
