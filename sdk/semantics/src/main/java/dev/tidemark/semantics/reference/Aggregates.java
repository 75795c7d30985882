package dev.tidemark.semantics.reference;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.aggregate.PercentileBuckets;
import dev.tidemark.semantics.aggregate.ValueHash;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.type.ValueType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What each aggregate makes of the values in its window: one method, one rule of the specification. The values come in the
 * order of TIE-1, without nulls (AGG-14), and there is at least one of them unless the method says otherwise.
 *
 * <p>Open to extension for the same reason as {@link Rules}.
 */
public class Aggregates {
    private static final BigInteger TWO_TO_64 = BigInteger.TWO.pow(64);
    private static final int EXACT_DISTINCT = 1024;

    /** AGG-3, SUM-2: the exact sum, which must fit. */
    public Object sum(FeaturePlan feature, ValueType type, List<Object> values) {
        ExactSum sum = ExactSum.of(values);
        if (type == ValueType.INT64) {
            try {
                return sum.integer().longValueExact();
            } catch (ArithmeticException e) {
                throw overflow(feature, "sum " + sum.integer() + " does not fit into INT64");
            }
        }
        return finite(feature, sum);
    }

    /** AGG-4: the exact sum rounded once, then divided. */
    public double avg(FeaturePlan feature, List<Object> values) {
        return positiveZero(finite(feature, ExactSum.of(values)) / (double) values.size());
    }

    /** AGG-6: (n·Σx² − (Σx)²) / (n·(n − 1)); null for one value. */
    public Double varSamp(FeaturePlan feature, List<Object> values) {
        long n = values.size();
        return n < 2 ? null : variance(feature, values, BigInteger.valueOf(n).multiply(BigInteger.valueOf(n - 1)));
    }

    /** AGG-6: (n·Σx² − (Σx)²) / n². */
    public Double varPop(FeaturePlan feature, List<Object> values) {
        return variance(feature, values, BigInteger.valueOf(values.size()).pow(2));
    }

    /** AGG-6: the numerator is exact and rounded once, the divisor too; SUM-6: NaN or an infinity gives NaN. */
    protected Double variance(FeaturePlan feature, List<Object> values, BigInteger divisor) {
        ExactSum sum = ExactSum.of(values);
        if (!sum.isFinite()) {
            return Double.NaN;
        }
        double numerator = sum.varianceNumerator().doubleValue();
        if (Double.isInfinite(numerator)) {
            throw overflow(feature, "the squares of its values do not fit into DOUBLE");
        }
        return numerator / divisor.doubleValue();
    }

    /** AGG-7: the IEEE square root of the variance. */
    public Double stddev(Double variance) {
        return variance == null ? null : (Double) Math.sqrt(variance);
    }

    /** AGG-8: the oldest. */
    public Object first(List<Object> values) {
        return values.get(0);
    }

    /** AGG-8: the newest. */
    public Object last(List<Object> values) {
        return values.get(values.size() - 1);
    }

    /** AGG-9: the oldest {@code n}, oldest first. */
    public List<Object> firstN(List<Object> values, int n) {
        return List.copyOf(values.subList(0, Math.min(n, values.size())));
    }

    /** AGG-9: the newest {@code n}, newest first. */
    public List<Object> lastN(List<Object> values, int n) {
        List<Object> newestFirst = new ArrayList<>(values);
        Collections.reverse(newestFirst);
        return firstN(newestFirst, n);
    }

    /** AGG-10: exact up to 1024 distinct hashes, above that estimated from the 1024th least; 0 of no values. */
    public long countDistinct(ValueType type, List<Object> values) {
        TreeSet<BigInteger> hashes = new TreeSet<>();
        for (Object value : values) {
            hashes.add(unsigned(hash(type, value)));
        }
        if (hashes.size() <= EXACT_DISTINCT) {
            return hashes.size();
        }
        BigInteger kthLeast = new ArrayList<>(hashes).get(EXACT_DISTINCT - 1);
        double share = kthLeast.doubleValue() / TWO_TO_64.doubleValue();
        return Math.round((EXACT_DISTINCT - 1) / share);
    }

    private static long hash(ValueType type, Object value) {
        return switch (type) {
            case BOOL -> ValueHash.of((Boolean) value ? 1L : 0L);
            case DOUBLE -> ValueHash.of(Double.doubleToLongBits((Double) value));
            case STRING -> {
                byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
                yield ValueHash.of(utf8, 0, utf8.length);
            }
            default -> ValueHash.of((Long) value);
        };
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** AGG-11: the most frequent {@code n}; of equally frequent ones the least first. */
    public List<Object> topK(List<Object> values, int n, Comparator<Object> least) {
        Map<Object, Long> counts = new HashMap<>();
        for (Object value : values) {
            counts.merge(value, 1L, Long::sum);
        }
        Comparator<Object> most = Comparator.comparing(counts::get, Comparator.reverseOrder());
        return counts.keySet().stream()
                .sorted(most.thenComparing(least))
                .limit(n)
                .toList();
    }

    /** AGG-12: what the bucket of the value of rank {@code floor(p·(n − 1))} stands for. */
    public double percentile(List<Object> values, double p) {
        List<Double> ascending = new ArrayList<>();
        for (Object value : values) {
            ascending.add(((Number) value).doubleValue());
        }
        Collections.sort(ascending);
        int rank = (int) Math.floor(p * (ascending.size() - 1));
        return PercentileBuckets.value(PercentileBuckets.bucket(ascending.get(rank)));
    }

    /** AGG-13: microseconds from the newest event to the instant of evaluation. */
    public long timeSinceLast(Event newest, long at) {
        return at - newest.eventTime();
    }

    /** AGG-15: over nothing, all but the counts are null. */
    public Object ofNothing(AggregateFunction function) {
        return null;
    }

    /** LAT-3: null, whatever the expired value was. */
    public FeatureValue expired(Object newestValue) {
        return new FeatureValue(null, ValueStatus.EXPIRED);
    }

    /** LAT-4: null, and why. */
    public FeatureValue neverSeen() {
        return new FeatureValue(null, ValueStatus.NEVER_SEEN);
    }

    /** AGG-17: the declared default in place of a null. */
    public Object defaulted(FeaturePlan feature, Object value) {
        return value == null ? feature.defaultValue() : value;
    }

    private double finite(FeaturePlan feature, ExactSum sum) {
        double rounded = sum.rounded();
        if (sum.isFinite() && Double.isInfinite(rounded)) {
            throw overflow(feature, "the sum of its values does not fit into DOUBLE");
        }
        return rounded;
    }

    /** NUM-2: a quotient that rounds to −0.0 is 0.0. */
    private static double positiveZero(double value) {
        return value + 0.0;
    }

    private static TidemarkException overflow(FeaturePlan feature, String why) {
        return new TidemarkException(
                ErrorCode.OVERFLOW,
                "Cannot compute feature '" + feature.name() + "': " + why
                        + ". Shorten its window, or divide the values by a constant with derive.");
    }
}
