package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.time.Window;
import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;

/**
 * One bound feature of a view.
 *
 * @param name as defined in the view
 * @param column index into {@link ViewPlan#columns()} of what it aggregates, or {@link #NONE}
 * @param filter index into {@link ViewPlan#columns()} of the BOOL column a row must be true in, or {@link #NONE}
 * @param window which event times count; for {@code latest} the exact window of its TTL
 * @param n how many values a list holds at most; 0 where it does not apply
 * @param p the share of a percentile, 0 to 1; NaN where it does not apply
 * @param defaultValue replaces a null result, of the Java type of {@code type}; null if none is declared
 * @param type of its value
 */
public record FeaturePlan(
        String name,
        AggregateFunction function,
        int column,
        int filter,
        Window window,
        int n,
        double p,
        Object defaultValue,
        ValueType type)
        implements Serializable {
    public static final int NONE = -1;

    /** How far back it looks, shift included; {@link Long#MAX_VALUE} if its window has no start. */
    public long reachMicros() {
        // a tile may begin up to one resolution before the window does
        return window.isLifetime()
                ? Long.MAX_VALUE
                : window.lengthMicros() + window.shiftMicros() + window.resolutionMicros();
    }
}
