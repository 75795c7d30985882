package dev.tidemark.semantics.state;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Cells that each hold an exact sum, whatever the order of additions and subtractions: two doubles whose sum it is, and a
 * {@link WideSum} in the rare case that they do not suffice. Not thread-safe.
 */
final class ExactSums {
    /** From here on a value is summed as a decimal, so that no partial sum of doubles overflows. */
    static final double HUGE = 0x1p960;

    /** Between these, a square and its rounding error are exact as two doubles, and so are products of their sums. */
    private static final double SQUARE_MIN = 0x1p-480;

    private static final double SQUARE_MAX = 0x1p480;

    double[] high;
    double[] low;
    WideSum[] wide;

    ExactSums(int cells) {
        high = new double[cells];
        low = new double[cells];
        wide = new WideSum[cells];
    }

    void grow(int cells) {
        high = Arrays.copyOf(high, cells);
        low = Arrays.copyOf(low, cells);
        wide = Arrays.copyOf(wide, cells);
    }

    void clear(int cell) {
        high[cell] = 0;
        low[cell] = 0;
        dropWide(cell);
    }

    /** A reference is written only where it changes: writing one costs as much as the rest. */
    private void dropWide(int cell) {
        if (wide[cell] != null) {
            wide[cell] = null;
        }
    }

    void add(int cell, double x) {
        if (Math.abs(x) < HUGE) {
            addFinite(cell, x);
        } else if (Double.isFinite(x)) {
            addExact(cell, new BigDecimal(x));
        } else {
            wide(cell).addNonFinite(x, 1);
        }
    }

    void add(int cell, long x) {
        if (Math.abs(x) <= 1L << 53) {
            addFinite(cell, (double) x);
        } else {
            addFinite(cell, (double) (x & ~0xFFFF_FFFFL));
            addFinite(cell, (double) (x & 0xFFFF_FFFFL));
        }
    }

    void addSquare(int cell, double x) {
        double size = Math.abs(x);
        if (size > SQUARE_MIN && size < SQUARE_MAX) {
            addProduct(cell, x, x);
        } else if (!Double.isFinite(x)) {
            wide(cell).addNonFinite(x, 1);
        } else if (x != 0) {
            addExact(cell, new BigDecimal(x).pow(2));
        }
    }

    void addSquare(int cell, long x) {
        if (Math.abs(x) <= 1L << 53) {
            addProduct(cell, (double) x, (double) x);
        } else {
            double upper = x & ~0xFFFF_FFFFL;
            double lower = x & 0xFFFF_FFFFL;
            addProduct(cell, upper, upper);
            addProduct(cell, 2 * upper, lower);
            addProduct(cell, lower, lower);
        }
    }

    /** Takes on the sum in another cell. */
    void set(int cell, ExactSums other, int otherCell) {
        high[cell] = other.high[otherCell];
        low[cell] = other.low[otherCell];
        dropWide(cell);
        if (other.wide[otherCell] != null) {
            wide(cell).add(other.wide[otherCell], 1);
        }
    }

    /** Adds or, with sign −1, subtracts the sum in another cell. */
    void add(int cell, ExactSums other, int otherCell, int sign) {
        addFinite(cell, sign * other.high[otherCell]);
        if (other.low[otherCell] != 0) {
            addFinite(cell, sign * other.low[otherCell]);
        }
        if (other.wide[otherCell] != null) {
            wide(cell).add(other.wide[otherCell], sign);
        }
    }

    /**
     * Adds or, with sign −1, subtracts the sums in the other cells {@code cells[from, to)}, as {@link #add(int, ExactSums, int, int)}
     * does one by one: in variables, so that only additions wait for one another.
     */
    void addAll(int cell, ExactSums other, int[] cells, int from, int to, int sign) {
        double sumHigh = high[cell];
        double sumLow = low[cell];
        for (int i = from; i < to; i++) {
            int otherCell = cells[i];
            double x = sign * other.high[otherCell];
            double xLow = sign * other.low[otherCell];
            double sum = sumHigh + x;
            double virtual = sum - sumHigh;
            double error = (sumHigh - (sum - virtual)) + (x - virtual);
            sumHigh = sum;
            double both = error + xLow;
            double virtualLow = both - error;
            double rest = (error - (both - virtualLow)) + (xLow - virtualLow);
            double lowSum = sumLow + both;
            double lowVirtual = lowSum - sumLow;
            double lowRest = (sumLow - (lowSum - lowVirtual)) + (both - lowVirtual);
            sumLow = lowSum;
            if (rest != 0 || lowRest != 0 || other.wide[otherCell] != null) {
                addRests(cell, rest, lowRest, other.wide[otherCell], sign);
            }
        }
        high[cell] = sumHigh;
        low[cell] = sumLow;
    }

    /** Adds what additions of doubles lost, and the rare part of another sum; null for none. */
    private void addRests(int cell, double rest, double lowRest, WideSum others, int sign) {
        WideSum own = wide(cell);
        own.errors.add(rest);
        own.errors.add(lowRest);
        if (others != null) {
            own.add(others, sign);
        }
    }

    void addExact(int cell, BigDecimal x) {
        WideSum rest = wide(cell);
        rest.outliers = rest.outliers.add(x);
    }

    void addNonFinite(int cell, double x, long times) {
        if (times > 0) {
            wide(cell).addNonFinite(x, times);
        }
    }

    boolean isFinite(int cell) {
        return wide[cell] == null || wide[cell].isFinite();
    }

    /** Whether double arithmetic alone holds it: no outliers, no rest beyond the second double. */
    boolean isPlain(int cell) {
        WideSum rest = wide[cell];
        return rest == null || (rest.isFinite() && rest.errors.isZero() && rest.outliers.signum() == 0);
    }

    /** Whether doubles alone hold it: {@link #copyParts} gives them. */
    boolean isExpansion(int cell) {
        WideSum rest = wide[cell];
        return rest == null || (rest.isFinite() && rest.outliers.signum() == 0);
    }

    /** How many doubles {@link #copyParts} gives. */
    int partCount(int cell) {
        return wide[cell] == null ? 2 : 2 + wide[cell].errors.size();
    }

    /** The doubles whose sum it is, in no order. */
    void copyParts(int cell, double[] to) {
        to[0] = high[cell];
        to[1] = low[cell];
        if (wide[cell] != null) {
            wide[cell].errors.copyTo(to, 2);
        }
    }

    /** Takes on the sum of two finite doubles. */
    void set(int cell, double first, double second) {
        dropWide(cell);
        if (Math.abs(first) < HUGE) {
            high[cell] = first;
            low[cell] = second;
        } else {
            clear(cell);
            add(cell, first);
            add(cell, second);
        }
    }

    /** The sum rounded once; infinite if it does not fit; NaN or an infinity if such a value is among the summands. */
    double round(int cell) {
        if (isPlain(cell)) {
            return high[cell] + low[cell];
        }
        WideSum rest = wide[cell];
        if (!rest.isFinite()) {
            return rest.nonFinite();
        }
        if (rest.outliers.signum() != 0) {
            return exact(cell).doubleValue() + 0.0;
        }
        Expansion sum = new Expansion();
        sum.add(rest.errors, 1);
        sum.add(low[cell]);
        sum.add(high[cell]);
        return sum.round();
    }

    /** The exact sum of finite summands. */
    BigDecimal exact(int cell) {
        BigDecimal sum = new BigDecimal(high[cell]).add(new BigDecimal(low[cell]));
        WideSum rest = wide[cell];
        return rest == null ? sum : sum.add(rest.errors.exact()).add(rest.outliers);
    }

    private WideSum wide(int cell) {
        if (wide[cell] == null) {
            wide[cell] = new WideSum();
        }
        return wide[cell];
    }

    private void addProduct(int cell, double a, double b) {
        double product = a * b;
        addFinite(cell, product);
        addFinite(cell, Math.fma(a, b, -product));
    }

    /** Adds with both rounding errors kept: TwoSum of the value into {@code high}, then of its error into {@code low}. */
    private void addFinite(int cell, double x) {
        double before = high[cell];
        double sum = before + x;
        double virtual = sum - before;
        double error = (before - (sum - virtual)) + (x - virtual);
        high[cell] = sum;
        if (error != 0) {
            double lowBefore = low[cell];
            double lowSum = lowBefore + error;
            double lowVirtual = lowSum - lowBefore;
            double rest = (lowBefore - (lowSum - lowVirtual)) + (error - lowVirtual);
            low[cell] = lowSum;
            if (rest != 0) {
                wide(cell).errors.add(rest);
            }
        }
    }
}
