package dev.tidemark.core.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often the values of a baseline and those of now fall in the same bins.
 *
 * @param bins that the baseline chose; every value falls in exactly one
 */
record Comparison(List<Bin> bins) {
    /** How many bins numbers have at most: tenths of the baseline. */
    static final int NUMBER_BINS = 10;

    /** How many texts have a bin of their own: the most frequent ones of the baseline. */
    static final int TEXT_BINS = 50;

    /** What stands for a share of zero in the population stability index. */
    static final double SMALLEST_SHARE = 1e-4;

    /** One bin, with its values in the baseline and now. */
    record Bin(String label, long base, long now) {}

    Comparison {
        bins = List.copyOf(bins);
    }

    /** Profiles that are comparable, each of at least one row. */
    static Comparison of(FeatureProfile base, FeatureProfile now) {
        List<Bin> bins = new ArrayList<>();
        if (base.numbers().isPresent()) {
            addNumbers(base.numbers().get(), now.numbers().orElseThrow(), bins);
        } else {
            addTexts(base.categories().orElseThrow(), now.categories().orElseThrow(), bins);
        }
        bins.add(new Bin("null", base.nulls(), now.nulls()));
        return new Comparison(
                bins.stream().filter(bin -> bin.base() + bin.now() > 0).toList());
    }

    private static void addNumbers(Buckets baseline, Buckets current, List<Bin> bins) {
        int level = Math.max(baseline.level(), current.level());
        Buckets base = baseline.atLevel(level);
        Buckets now = current.atLevel(level);
        long total = base.total();
        long baseBefore = 0;
        long nowBefore = 0;
        long through = 0;
        String from = "";
        for (int i = 0; i < base.numbers().length - 1; i++) {
            through += base.counts()[i];
            // the bin ends where the next whole tenth of the baseline is reached
            boolean ends = through * NUMBER_BINS / total > baseBefore * NUMBER_BINS / total;
            if (ends) {
                long nowThrough = now.upTo(base.numbers()[i]);
                String to = Figures.shown(base.value(base.numbers()[i]));
                bins.add(new Bin(
                        from.isEmpty() ? "up to " + to : from + " to " + to,
                        through - baseBefore,
                        nowThrough - nowBefore));
                baseBefore = through;
                nowBefore = nowThrough;
                from = to;
            }
        }
        bins.add(new Bin(from.isEmpty() ? "any number" : "over " + from, total - baseBefore, now.total() - nowBefore));
    }

    private static void addTexts(Categories baseline, Categories current, List<Bin> bins) {
        boolean grouped = baseline.grouped() || current.grouped();
        Categories base = grouped ? baseline.inGroups() : baseline;
        Categories now = grouped ? current.inGroups() : current;
        long baseRest = base.total();
        long nowRest = now.total();
        for (String text : base.top(TEXT_BINS)) {
            Bin bin = new Bin(text, base.counts().get(text), now.counts().getOrDefault(text, 0L));
            bins.add(bin);
            baseRest -= bin.base();
            nowRest -= bin.now();
        }
        bins.add(new Bin("other", baseRest, nowRest));
    }

    /** Population stability index: {@code sum of (now - base) * ln(now / base)} over the bins' shares, zeros smoothed. */
    double psi() {
        double sum = 0;
        for (Bin bin : bins) {
            sum += psi(bin);
        }
        return sum;
    }

    /** Jensen-Shannon distance to base 2. */
    double js() {
        double divergence = 0;
        for (Bin bin : bins) {
            double p = baseShare(bin);
            double q = nowShare(bin);
            divergence += halfOfDivergence(p, (p + q) / 2) + halfOfDivergence(q, (p + q) / 2);
        }
        return Math.sqrt(Math.min(1, Math.max(0, divergence)));
    }

    /** The bin that adds most to the population stability index, and how its share moved; empty if none did. */
    Optional<String> largestMove() {
        Bin largest = bins.get(0);
        for (Bin bin : bins) {
            largest = psi(bin) > psi(largest) ? bin : largest;
        }
        return psi(largest) == 0
                ? Optional.empty()
                : Optional.of("'" + largest.label() + "' went from " + Figures.percent(baseShare(largest)) + " to "
                        + Figures.percent(nowShare(largest)));
    }

    double baseShare(Bin bin) {
        return (double) bin.base() / bins.stream().mapToLong(Bin::base).sum();
    }

    double nowShare(Bin bin) {
        return (double) bin.now() / bins.stream().mapToLong(Bin::now).sum();
    }

    private double psi(Bin bin) {
        double base = Math.max(baseShare(bin), SMALLEST_SHARE);
        double now = Math.max(nowShare(bin), SMALLEST_SHARE);
        return (now - base) * Math.log(now / base);
    }

    private static double halfOfDivergence(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle) / Math.log(2) / 2;
    }
}
