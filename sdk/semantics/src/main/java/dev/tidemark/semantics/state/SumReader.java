package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.type.ValueType;
import java.math.BigDecimal;

/** Sums and averages: rounded once at the very end. */
final class SumReader implements FeatureReader {
    private static final double LONG_SAFE = 0x1p62;

    private final FeaturePlan plan;
    private final boolean average;
    private final WindowCursor window;
    private final ScalarTotal total;
    private final ExactSums scratch = new ExactSums(1);

    SumReader(FeaturePlan plan, boolean average, WindowCursor window, ScalarTiles tiles) {
        this.plan = plan;
        this.average = average;
        this.window = window;
        this.total = (ScalarTotal) window.running(tiles.withSums());
    }

    @Override
    public void read(long asOf, FeatureValues out, int feature) {
        int newest = window.newestSlot();
        long n = total.count(newest);
        if (n == 0) {
            out.setNull(feature, ValueStatus.NULL);
            return;
        }
        total.sum(newest, scratch);
        if (average) {
            out.setDouble(feature, finite(scratch.round(0)) / n);
        } else if (plan.type() == ValueType.INT64) {
            out.setLong(feature, whole());
        } else {
            out.setDouble(feature, finite(scratch.round(0)));
        }
    }

    private double finite(double rounded) {
        if (Double.isInfinite(rounded) && scratch.isFinite(0)) {
            throw overflow("DOUBLE");
        }
        return rounded;
    }

    private long whole() {
        if (scratch.isPlain(0) && Math.abs(scratch.high[0]) < LONG_SAFE && Math.abs(scratch.low[0]) < LONG_SAFE) {
            return (long) scratch.high[0] + (long) scratch.low[0];
        }
        BigDecimal exact = scratch.exact(0);
        try {
            return exact.longValueExact();
        } catch (ArithmeticException e) {
            throw overflow("INT64");
        }
    }

    private TidemarkException overflow(String type) {
        return new TidemarkException(
                ErrorCode.OVERFLOW,
                "Cannot evaluate feature '" + plan.name() + "': its sum does not fit into " + type
                        + "; sum a smaller unit or a shorter window.");
    }
}
