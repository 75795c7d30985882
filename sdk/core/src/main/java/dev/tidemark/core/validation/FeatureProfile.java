package dev.tidemark.core.validation;

import dev.tidemark.semantics.definition.DriftMeasure;
import dev.tidemark.semantics.type.ValueType;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is remembered of one feature of a training set: enough to measure drift from it later, and nothing of single rows.
 *
 * @param rows of the training set
 * @param nulls rows in which the feature is null
 * @param min the least finite value; empty without one, as are {@code max} and {@code mean}
 * @param numbers of a feature of numbers or booleans, where true is 1
 * @param categories of a feature of text
 */
public record FeatureProfile(
        String name,
        ValueType type,
        long rows,
        long nulls,
        OptionalDouble min,
        OptionalDouble max,
        OptionalDouble mean,
        Optional<Buckets> numbers,
        Optional<Categories> categories) {
    /** The share of rows in which the feature is null; 0 without rows. */
    public double nullRate() {
        return rows == 0 ? 0 : (double) nulls / rows;
    }

    /** Its values in bars; without any if it has none, or values of a type that has no bars, such as lists. */
    public Histogram histogram() {
        return Histogram.of(this, Optional.empty());
    }

    /** The same beside those of a baseline; one that cannot be compared is left out. */
    public Histogram histogram(FeatureProfile baseline) {
        return Histogram.of(this, Optional.of(baseline));
    }

    /**
     * How far it moved from a baseline, as a drift gate measures it; empty if the two cannot be compared by that measure, or one of
     * them has no values.
     */
    public OptionalDouble drift(DriftMeasure measure, FeatureProfile baseline) {
        return Drift.distance(measure, baseline, this);
    }

    /** Whether two profiles can be compared: both of numbers, or both of text. */
    boolean isComparableWith(FeatureProfile other) {
        return numbers.isPresent() == other.numbers.isPresent()
                && categories.isPresent() == other.categories.isPresent();
    }
}
