package dev.tidemark.semantics.state;

import java.math.BigDecimal;

/** The numerator of every variance: n·Σx² − (Σx)², exact, then rounded once. Not thread-safe. */
final class Variance {
    private final Expansion numerator = new Expansion();

    /** NaN if a summand was not finite; infinite if the numerator does not fit. */
    double numerator(long n, ExactSums sums, int sum, ExactSums squares, int square) {
        if (!sums.isFinite(sum)) {
            return Double.NaN;
        }
        if (sums.isPlain(sum) && squares.isPlain(square)) {
            double plain = plain((double) n, sums.high[sum], sums.low[sum], squares.high[square], squares.low[square]);
            if (Double.isFinite(plain)) {
                return plain;
            }
        }
        BigDecimal total = sums.exact(sum);
        return squares.exact(square)
                .multiply(BigDecimal.valueOf(n))
                .subtract(total.multiply(total))
                .doubleValue();
    }

    /** With Σx = a + b and Σx² = c + d: nc + nd − a² − 2ab − b². Not finite where a product overflowed. */
    private double plain(double n, double a, double b, double c, double d) {
        numerator.clear();
        numerator.addProduct(n, d);
        numerator.addProduct(-b, b);
        numerator.addProduct(-2 * a, b);
        numerator.addProduct(n, c);
        numerator.addProduct(-a, a);
        return numerator.round();
    }
}
