package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Every aggregate, to be imported statically: {@code sum("amount").over(days(7))}. The specification's section on
 * aggregates says what each means.
 */
public final class Aggregates {
    private Aggregates() {}

    /** How many rows. */
    public static Aggregation count() {
        return withoutColumn(AggregateFunction.COUNT);
    }

    /** How many rows in which the column is not null. */
    public static Aggregation count(String column) {
        return of(AggregateFunction.COUNT, column);
    }

    public static Aggregation sum(String column) {
        return of(AggregateFunction.SUM, column);
    }

    public static Aggregation avg(String column) {
        return of(AggregateFunction.AVG, column);
    }

    public static Aggregation min(String column) {
        return of(AggregateFunction.MIN, column);
    }

    public static Aggregation max(String column) {
        return of(AggregateFunction.MAX, column);
    }

    public static Aggregation varSamp(String column) {
        return of(AggregateFunction.VAR_SAMP, column);
    }

    public static Aggregation varPop(String column) {
        return of(AggregateFunction.VAR_POP, column);
    }

    public static Aggregation stddevSamp(String column) {
        return of(AggregateFunction.STDDEV_SAMP, column);
    }

    public static Aggregation stddevPop(String column) {
        return of(AggregateFunction.STDDEV_POP, column);
    }

    /** The oldest value that is not null. */
    public static Aggregation first(String column) {
        return of(AggregateFunction.FIRST, column);
    }

    /** The newest value that is not null. */
    public static Aggregation last(String column) {
        return of(AggregateFunction.LAST, column);
    }

    /** The {@code n} oldest values, oldest first. */
    public static Aggregation firstN(String column, int n) {
        return ofN(AggregateFunction.FIRST_N, column, n);
    }

    /** The {@code n} newest values, newest first. */
    public static Aggregation lastN(String column, int n) {
        return ofN(AggregateFunction.LAST_N, column, n);
    }

    public static Aggregation countDistinct(String column) {
        return of(AggregateFunction.COUNT_DISTINCT, column);
    }

    /** The {@code n} most frequent values, by count, then the least value first. */
    public static Aggregation topK(String column, int n) {
        return ofN(AggregateFunction.TOP_K, column, n);
    }

    /** The value below which a share {@code p} of the values lies, {@code 0 <= p <= 1}. */
    public static Aggregation percentile(String column, double p) {
        return Aggregation.of(
                AggregateFunction.PERCENTILE, Optional.of(column), OptionalInt.empty(), OptionalDouble.of(p + 0.0));
    }

    /** Microseconds from the newest row's event time to the instant. */
    public static Aggregation timeSinceLast() {
        return withoutColumn(AggregateFunction.TIME_SINCE_LAST);
    }

    /** Microseconds from the event time of the newest row in which the column is not null to the instant. */
    public static Aggregation timeSinceLast(String column) {
        return of(AggregateFunction.TIME_SINCE_LAST, column);
    }

    /** The newest row's value, null included; says {@code within(ttl)} or {@code forever()} in place of a window. */
    public static Aggregation latest(String column) {
        return of(AggregateFunction.LATEST, column);
    }

    private static Aggregation withoutColumn(AggregateFunction function) {
        return Aggregation.of(function, Optional.empty(), OptionalInt.empty(), OptionalDouble.empty());
    }

    private static Aggregation of(AggregateFunction function, String column) {
        return Aggregation.of(function, Optional.of(column), OptionalInt.empty(), OptionalDouble.empty());
    }

    private static Aggregation ofN(AggregateFunction function, String column, int n) {
        return Aggregation.of(function, Optional.of(column), OptionalInt.of(n), OptionalDouble.empty());
    }
}
