package dev.tidemark.semantics.state;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * An exact sum of doubles as an expansion: components that do not overlap, in increasing magnitude, whose sum is the value.
 *
 * <p>Source: J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", 1997,
 * Grow-Expansion with zero elimination; the rounding is that of Python's {@code math.fsum}. Every component and every
 * partial sum must stay finite.
 */
final class Expansion {
    private double[] parts = new double[4];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isZero() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Copies its components to {@code [at, at + size)}. */
    void copyTo(double[] to, int at) {
        System.arraycopy(parts, 0, to, at, size);
    }

    void add(double x) {
        double sum = x;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            double part = parts[i];
            double next = sum + part;
            double virtual = next - sum;
            double error = (sum - (next - virtual)) + (part - virtual);
            if (error != 0) {
                parts[kept++] = error;
            }
            sum = next;
        }
        if (sum != 0) {
            if (kept == parts.length) {
                parts = Arrays.copyOf(parts, kept * 2);
            }
            parts[kept++] = sum;
        }
        size = kept;
    }

    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        add(Math.fma(a, b, -product));
    }

    void add(Expansion other, double sign) {
        for (int i = 0; i < other.size; i++) {
            add(sign * other.parts[i]);
        }
    }

    /** The nearest double, ties to even. */
    double round() {
        if (size == 0) {
            return 0.0;
        }
        int i = size - 1;
        double high = parts[i];
        double low = 0;
        while (i > 0 && low == 0) {
            double part = parts[--i];
            double sum = high + part;
            low = part - (sum - high);
            high = sum;
        }
        // half way between two doubles: what is left of the expansion decides
        if (i > 0 && ((low < 0 && parts[i - 1] < 0) || (low > 0 && parts[i - 1] > 0))) {
            double twice = low * 2;
            double sum = high + twice;
            if (twice == sum - high) {
                high = sum;
            }
        }
        return high;
    }

    BigDecimal exact() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            sum = sum.add(new BigDecimal(parts[i]));
        }
        return sum;
    }
}
