package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.text.TextTime;
import java.time.Instant;
import java.util.List;

/** Brings a declared default to the few Java types that YAML holds too, so that it survives the way there and back. */
final class DefaultValues {
    private DefaultValues() {}

    static Object normalised(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(DefaultValues::scalar).toList()
                : scalar(value);
    }

    private static Object scalar(Object value) {
        if (value instanceof Boolean || value instanceof String || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue() + 0.0; // -0.0 reads as 0.0
        }
        if (value instanceof Instant instant) {
            return TextTime.format(TextTime.toMicros(instant));
        }
        throw Names.invalid("default " + value + ": "
                + (value == null
                        ? "null is what it would replace; leave the default out."
                        : "it is a " + value.getClass().getSimpleName()
                                + "; give true or false, a number, text, an Instant, or a list of those."));
    }
}
