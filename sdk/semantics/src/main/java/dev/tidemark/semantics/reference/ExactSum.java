package dev.tidemark.semantics.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * The exact sums of a list of longs or doubles (SUM-1): every double is a decimal fraction, so nothing is lost.
 *
 * @param n how many values
 * @param finiteSum the exact sum of the finite ones
 * @param finiteSquares the exact sum of their squares
 */
record ExactSum(
        long n, BigDecimal finiteSum, BigDecimal finiteSquares, boolean nan, boolean plusInf, boolean minusInf) {
    static ExactSum of(List<Object> values) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        boolean nan = false;
        boolean plusInf = false;
        boolean minusInf = false;
        for (Object value : values) {
            if (value instanceof Double d && !Double.isFinite(d)) {
                nan |= d.isNaN();
                plusInf |= d == Double.POSITIVE_INFINITY;
                minusInf |= d == Double.NEGATIVE_INFINITY;
            } else {
                BigDecimal exact = value instanceof Long l ? BigDecimal.valueOf(l) : new BigDecimal((Double) value);
                sum = sum.add(exact);
                squares = squares.add(exact.multiply(exact));
            }
        }
        return new ExactSum(values.size(), sum, squares, nan, plusInf, minusInf);
    }

    boolean isFinite() {
        return !nan && !plusInf && !minusInf;
    }

    /** The sum of longs. */
    BigInteger integer() {
        return finiteSum.toBigIntegerExact();
    }

    /** SUM-4: NaN, or both infinities, give NaN; one infinity gives itself; else SUM-1: the exact sum, rounded once. */
    double rounded() {
        if (nan || (plusInf && minusInf)) {
            return Double.NaN;
        }
        if (plusInf) {
            return Double.POSITIVE_INFINITY;
        }
        return minusInf ? Double.NEGATIVE_INFINITY : finiteSum.doubleValue();
    }

    /** n·Σx² − (Σx)². */
    BigDecimal varianceNumerator() {
        return BigDecimal.valueOf(n).multiply(finiteSquares).subtract(finiteSum.multiply(finiteSum));
    }
}
