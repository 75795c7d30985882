package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.FeaturePlan;
import java.math.BigInteger;

/** Variances and standard deviations: an exact numerator rounded once, divided by a divisor rounded once. */
final class VarianceReader implements FeatureReader {
    private static final long EXACT_PRODUCT = 1L << 31;

    private final FeaturePlan plan;
    private final boolean sample;
    private final boolean root;
    private final WindowCursor window;
    private final ScalarTotal total;
    private final ExactSums sumScratch = new ExactSums(1);
    private final ExactSums squareScratch = new ExactSums(1);
    private final Variance variance = new Variance();

    VarianceReader(FeaturePlan plan, WindowCursor window, ScalarTiles tiles) {
        AggregateFunction function = plan.function();
        this.plan = plan;
        this.sample = function == AggregateFunction.VAR_SAMP || function == AggregateFunction.STDDEV_SAMP;
        this.root = function == AggregateFunction.STDDEV_SAMP || function == AggregateFunction.STDDEV_POP;
        this.window = window;
        this.total = (ScalarTotal) window.running(tiles.withSquares());
    }

    @Override
    public void read(long asOf, FeatureValues out, int feature) {
        int newest = window.newestSlot();
        long n = total.count(newest);
        if (n < (sample ? 2 : 1)) {
            out.setNull(feature, ValueStatus.NULL);
            return;
        }
        total.sum(newest, sumScratch);
        total.squares(newest, squareScratch);
        double numerator = variance.numerator(n, sumScratch, 0, squareScratch, 0);
        if (Double.isInfinite(numerator)) {
            throw new TidemarkException(
                    ErrorCode.OVERFLOW,
                    "Cannot evaluate feature '" + plan.name()
                            + "': the squares of its values do not fit into DOUBLE; use a larger unit.");
        }
        double value = numerator / product(n, sample ? n - 1 : n);
        out.setDouble(feature, root ? Math.sqrt(value) : value);
    }

    private static double product(long a, long b) {
        return a < EXACT_PRODUCT
                ? (double) (a * b)
                : BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).doubleValue();
    }
}
