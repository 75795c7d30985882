package dev.tidemark.semantics.state;

import java.math.BigDecimal;

/** The numerator of every variance: n·Σx² − (Σx)², exact, then rounded once. Not thread-safe. */
final class Variance {
    private final Expansion numerator = new Expansion();
    private double[] parts = new double[8];

    /** NaN if a summand was not finite; infinite if the numerator does not fit. */
    double numerator(long n, ExactSums sums, int sum, ExactSums squares, int square) {
        if (!sums.isFinite(sum)) {
            return Double.NaN;
        }
        if (sums.isExpansion(sum) && squares.isExpansion(square)) {
            double rounded = expanded((double) n, sums, sum, squares, square);
            if (Double.isFinite(rounded)) {
                return rounded;
            }
        }
        BigDecimal total = sums.exact(sum);
        return squares.exact(square)
                .multiply(BigDecimal.valueOf(n))
                .subtract(total.multiply(total))
                .doubleValue();
    }

    /** The products of the doubles that make up the sums, each exact as two doubles. Not finite where one overflowed. */
    private double expanded(double n, ExactSums sums, int sum, ExactSums squares, int square) {
        numerator.clear();
        int count = takeParts(squares, square);
        for (int i = 0; i < count; i++) {
            numerator.addProduct(n, parts[i]);
        }
        count = takeParts(sums, sum);
        for (int i = 0; i < count; i++) {
            numerator.addProduct(-parts[i], parts[i]);
            for (int j = 0; j < i; j++) {
                numerator.addProduct(-2 * parts[i], parts[j]);
            }
        }
        return numerator.round();
    }

    private int takeParts(ExactSums of, int cell) {
        int count = of.partCount(cell);
        if (parts.length < count) {
            parts = new double[count];
        }
        of.copyParts(cell, parts);
        return count;
    }
}
