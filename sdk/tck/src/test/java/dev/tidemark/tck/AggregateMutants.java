package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.reference.Aggregates;
import dev.tidemark.semantics.reference.Event;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.Rules;
import dev.tidemark.semantics.type.ValueType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Wrong about what an aggregate makes of its values. */
final class AggregateMutants {
    private AggregateMutants() {}

    static List<Mutant> all() {
        List<Mutant> mutants = new ArrayList<>(sums());
        mutants.addAll(lists());
        mutants.addAll(nothing());
        return mutants;
    }

    private static List<Mutant> sums() {
        return List.of(
                Mutant.of("SUM-1", "adds doubles one by one", new Aggregates() {
                    @Override
                    public Object sum(FeaturePlan feature, ValueType type, List<Object> values) {
                        return type == ValueType.INT64 ? super.sum(feature, type, values) : (Object) naiveSum(values);
                    }
                }),
                Mutant.of("SUM-1", "adds doubles with compensation", new Aggregates() {
                    @Override
                    public Object sum(FeaturePlan feature, ValueType type, List<Object> values) {
                        return type == ValueType.INT64 ? super.sum(feature, type, values) : (Object) kahanSum(values);
                    }
                }),
                Mutant.of("SUM-2", "wraps a sum of integers", new Aggregates() {
                    @Override
                    public Object sum(FeaturePlan feature, ValueType type, List<Object> values) {
                        return type == ValueType.INT64
                                ? (Object) values.stream()
                                        .mapToLong(value -> (Long) value)
                                        .sum()
                                : super.sum(feature, type, values);
                    }
                }),
                Mutant.of("SUM-3", "refuses a partial sum that does not fit", new Aggregates() {
                    @Override
                    public Object sum(FeaturePlan feature, ValueType type, List<Object> values) {
                        for (int i = 1; i < values.size(); i++) {
                            super.sum(feature, type, values.subList(0, i));
                        }
                        return super.sum(feature, type, values);
                    }
                }),
                Mutant.of("SUM-5", "lets a sum overflow to infinity", new Aggregates() {
                    @Override
                    public Object sum(FeaturePlan feature, ValueType type, List<Object> values) {
                        try {
                            return super.sum(feature, type, values);
                        } catch (TidemarkException e) {
                            return type == ValueType.INT64 ? (Object) Long.MAX_VALUE : (Object) naiveSum(values);
                        }
                    }
                }),
                Mutant.of("SUM-7", "averages doubles of integers", new Aggregates() {
                    @Override
                    public double avg(FeaturePlan feature, List<Object> values) {
                        return naiveSum(values) / values.size();
                    }
                }),
                Mutant.of("AGG-4", "averages the quotients", new Aggregates() {
                    @Override
                    public double avg(FeaturePlan feature, List<Object> values) {
                        double mean = 0;
                        for (Object value : values) {
                            mean += ((Number) value).doubleValue() / values.size();
                        }
                        return mean;
                    }
                }),
                Mutant.of("AGG-6", "computes the variance from doubles", new Aggregates() {
                    @Override
                    protected Double variance(FeaturePlan feature, List<Object> values, BigInteger divisor) {
                        double squares = 0;
                        for (Object value : values) {
                            squares += Math.pow(((Number) value).doubleValue(), 2);
                        }
                        double sum = naiveSum(values);
                        return (values.size() * squares - sum * sum) / divisor.doubleValue();
                    }
                }),
                Mutant.of("AGG-6", "swaps sample and population", new Aggregates() {
                    @Override
                    public Double varSamp(FeaturePlan feature, List<Object> values) {
                        return super.varPop(feature, values);
                    }

                    @Override
                    public Double varPop(FeaturePlan feature, List<Object> values) {
                        return values.size() < 2 ? Double.valueOf(0) : super.varSamp(feature, values);
                    }
                }),
                Mutant.of("AGG-6", "gives one value a sample variance of zero", new Aggregates() {
                    @Override
                    public Double varSamp(FeaturePlan feature, List<Object> values) {
                        return values.size() < 2 ? Double.valueOf(0) : super.varSamp(feature, values);
                    }
                }),
                Mutant.of("AGG-7", "forgets the root of a deviation", new Aggregates() {
                    @Override
                    public Double stddev(Double variance) {
                        return variance;
                    }
                }));
    }

    private static List<Mutant> lists() {
        return List.of(
                Mutant.of("AGG-9", "lists the last few oldest first", new Aggregates() {
                    @Override
                    public List<Object> lastN(List<Object> values, int n) {
                        List<Object> list = new ArrayList<>(super.lastN(values, n));
                        Collections.reverse(list);
                        return list;
                    }
                }),
                Mutant.of("AGG-9", "fills a short list up", new Aggregates() {
                    @Override
                    public List<Object> firstN(List<Object> values, int n) {
                        List<Object> list = new ArrayList<>(super.firstN(values, n));
                        while (list.size() < n) {
                            list.add(list.get(list.size() - 1));
                        }
                        return list;
                    }
                }),
                Mutant.of("AGG-8", "takes the newest for the first", new Aggregates() {
                    @Override
                    public Object first(List<Object> values) {
                        return values.get(values.size() - 1);
                    }
                }),
                Mutant.of("AGG-10", "counts distinct values exactly, however many", new Aggregates() {
                    @Override
                    public long countDistinct(ValueType type, List<Object> values) {
                        return new HashSet<>(values).size();
                    }
                }),
                Mutant.of("AGG-10", "estimates at the bound already", new Aggregates() {
                    @Override
                    public long countDistinct(ValueType type, List<Object> values) {
                        long exact = super.countDistinct(type, values);
                        return exact == 1024 ? 1020 : exact;
                    }
                }),
                Mutant.of("AGG-11", "gives the greatest of equally frequent values first", new Aggregates() {
                    @Override
                    public List<Object> topK(List<Object> values, int n, Comparator<Object> least) {
                        return super.topK(values, n, least.reversed());
                    }
                }),
                Mutant.of("AGG-12", "gives the nearest rank above", new Aggregates() {
                    @Override
                    public double percentile(List<Object> values, double p) {
                        double next = values.size() < 2 ? p : Math.ceil(p * (values.size() - 1)) / (values.size() - 1);
                        return super.percentile(values, next);
                    }
                }),
                Mutant.of("AGG-12", "gives exact percentiles", new Aggregates() {
                    @Override
                    public double percentile(List<Object> values, double p) {
                        List<Double> ascending = new ArrayList<>();
                        values.forEach(value -> ascending.add(((Number) value).doubleValue()));
                        Collections.sort(ascending);
                        return ascending.get((int) Math.floor(p * (ascending.size() - 1)));
                    }
                }),
                Mutant.of("AGG-13", "measures in milliseconds", new Aggregates() {
                    @Override
                    public long timeSinceLast(Event newest, long at) {
                        return super.timeSinceLast(newest, at) / 1_000;
                    }
                }),
                Mutant.of("AGG-13", "measures from the known time", new Aggregates() {
                    @Override
                    public long timeSinceLast(Event newest, long at) {
                        return at - newest.knownTime();
                    }
                }),
                Mutant.of("AGG-14", "counts nulls", new Rules() {
                    @Override
                    public boolean ignoresNulls(AggregateFunction function) {
                        return function != AggregateFunction.COUNT && super.ignoresNulls(function);
                    }
                }),
                Mutant.of("AGG-14", "measures the time since a null", new Rules() {
                    @Override
                    public boolean ignoresNulls(AggregateFunction function) {
                        return function != AggregateFunction.TIME_SINCE_LAST && super.ignoresNulls(function);
                    }
                }),
                Mutant.of("LAT-1", "skips nulls in latest", new LatestSkipsNulls()));
    }

    private static List<Mutant> nothing() {
        return List.of(
                Mutant.of("AGG-15", "sums nothing to zero", new Aggregates() {
                    @Override
                    public Object ofNothing(AggregateFunction function) {
                        return function == AggregateFunction.SUM ? (Object) 0.0 : null;
                    }
                }),
                Mutant.of("AGG-15", "lists nothing as an empty list", new Aggregates() {
                    @Override
                    public Object ofNothing(AggregateFunction function) {
                        return function.takesN() ? List.of() : null;
                    }
                }),
                Mutant.of("AGG-17", "applies no default", new Aggregates() {
                    @Override
                    public Object defaulted(FeaturePlan feature, Object value) {
                        return value;
                    }
                }),
                Mutant.of("LAT-3", "serves an expired value", new Aggregates() {
                    @Override
                    public FeatureValue expired(Object newestValue) {
                        return new FeatureValue(newestValue, ValueStatus.PRESENT);
                    }
                }),
                Mutant.of("LAT-3", "says NULL of an expired value", new Aggregates() {
                    @Override
                    public FeatureValue expired(Object newestValue) {
                        return new FeatureValue(null, ValueStatus.NULL);
                    }
                }),
                Mutant.of("LAT-4", "says EXPIRED of what was never seen", new Aggregates() {
                    @Override
                    public FeatureValue neverSeen() {
                        return new FeatureValue(null, ValueStatus.EXPIRED);
                    }
                }));
    }

    /** A row whose value is null does not exist for it. */
    private static final class LatestSkipsNulls extends Rules {
        private int column;

        @Override
        public Comparator<Event> order(int of, ValueType type) {
            column = of;
            return super.order(of, type);
        }

        @Override
        public boolean isVisible(Event event, long at) {
            return super.isVisible(event, at) && (column < 0 || event.columns().get(column) != null);
        }
    }

    private static double naiveSum(List<Object> values) {
        double sum = 0;
        for (Object value : values) {
            sum += ((Number) value).doubleValue();
        }
        return sum;
    }

    private static double kahanSum(List<Object> values) {
        double sum = 0;
        double lost = 0;
        for (Object value : values) {
            double y = ((Number) value).doubleValue() - lost;
            double t = sum + y;
            lost = (t - sum) - y;
            sum = t;
        }
        return sum;
    }
}
