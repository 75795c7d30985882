package dev.tidemark.semantics.type;

import java.util.Locale;
import java.util.Optional;

/**
 * The type of a column, a feature or a request value: one of five scalars, or a list of one of them.
 *
 * <p>Java values: BOOL is {@link Boolean}, INT64 is {@link Long}, DOUBLE is {@link Double}, STRING is {@link String},
 * TIMESTAMP is a {@link Long} of microseconds since the epoch, UTC. A list is a {@link java.util.List} of those, never
 * holding null. Null stands for an absent value of any type.
 */
public enum ValueType {
    BOOL,
    INT64,
    DOUBLE,
    STRING,
    TIMESTAMP,
    BOOL_LIST,
    INT64_LIST,
    DOUBLE_LIST,
    STRING_LIST,
    TIMESTAMP_LIST;

    private static final int SCALARS = 5;

    public boolean isList() {
        return ordinal() >= SCALARS;
    }

    public boolean isNumber() {
        return this == INT64 || this == DOUBLE;
    }

    /** The list of this scalar; an {@link IllegalStateException} on a list. */
    public ValueType list() {
        if (isList()) {
            throw new IllegalStateException("a list of " + this + " is not a type");
        }
        return values()[ordinal() + SCALARS];
    }

    /** What a list holds; the type itself for a scalar. */
    public ValueType element() {
        return isList() ? values()[ordinal() - SCALARS] : this;
    }

    /** The type of that name, in any case; empty if there is none. */
    public static Optional<ValueType> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (ValueType type : values()) {
            if (type.name().equals(wanted)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
