package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/** Brings a declared default to the type of the feature it stands in for. */
final class BoundDefault {
    private BoundDefault() {}

    /** The default as the Java value of {@code type}; null if it is not one. */
    static Object of(Object declared, ValueType type) {
        if (!type.isList()) {
            return scalar(declared, type);
        }
        if (!(declared instanceof List<?> list)) {
            return null;
        }
        Object[] values = new Object[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = scalar(list.get(i), type.element());
            if (values[i] == null) {
                return null;
            }
        }
        return List.of(values);
    }

    private static Object scalar(Object declared, ValueType type) {
        return switch (type) {
            case BOOL -> declared instanceof Boolean ? declared : null;
            case INT64 -> declared instanceof Long ? declared : null;
            case STRING -> declared instanceof String ? declared : null;
            case DOUBLE -> declared instanceof Number number ? (Object) number.doubleValue() : null;
            case TIMESTAMP -> declared instanceof String text ? instant(text) : null;
            default -> throw new IllegalStateException("a " + type + " is not a scalar");
        };
    }

    private static Long instant(String text) {
        try {
            return TextTime.parse(text);
        } catch (TidemarkException notAnInstant) {
            return null;
        }
    }
}
