package dev.tidemark.semantics.reference;

import dev.tidemark.semantics.aggregate.ValueStatus;

/** The value of a feature at an instant, null or of the Java type of its column, and why it is that. */
public record FeatureValue(Object value, ValueStatus status) {
    static FeatureValue of(Object value) {
        return new FeatureValue(value, value == null ? ValueStatus.NULL : ValueStatus.PRESENT);
    }
}
