package dev.tidemark.semantics.state;

import java.math.BigDecimal;

/**
 * What two doubles cannot hold of an exact sum: rounding errors beyond the second double, values so large or small that
 * double arithmetic on them is not exact, and counts of NaN and the infinities. Rare, so clarity comes before speed.
 */
final class WideSum {
    final Expansion errors = new Expansion();
    BigDecimal outliers = BigDecimal.ZERO;
    long nans;
    long positiveInfinities;
    long negativeInfinities;

    void addNonFinite(double x, long times) {
        if (Double.isNaN(x)) {
            nans += times;
        } else if (x > 0) {
            positiveInfinities += times;
        } else {
            negativeInfinities += times;
        }
    }

    void add(WideSum other, int sign) {
        errors.add(other.errors, sign);
        outliers = sign > 0 ? outliers.add(other.outliers) : outliers.subtract(other.outliers);
        nans += sign * other.nans;
        positiveInfinities += sign * other.positiveInfinities;
        negativeInfinities += sign * other.negativeInfinities;
    }

    boolean isFinite() {
        return (nans | positiveInfinities | negativeInfinities) == 0;
    }

    /** NaN, or an infinity; only where it is not finite. */
    double nonFinite() {
        if (nans > 0 || (positiveInfinities > 0 && negativeInfinities > 0)) {
            return Double.NaN;
        }
        return positiveInfinities > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
}
