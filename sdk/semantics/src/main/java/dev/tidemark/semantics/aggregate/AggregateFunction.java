package dev.tidemark.semantics.aggregate;

import dev.tidemark.semantics.type.ValueType;
import java.util.Locale;
import java.util.Optional;

/** Every aggregate, what it accepts and what it gives. The specification's section on aggregates says what each means. */
public enum AggregateFunction {
    COUNT(Of.OPTIONAL),
    SUM(Of.NUMBER),
    AVG(Of.NUMBER),
    MIN(Of.ANY),
    MAX(Of.ANY),
    VAR_SAMP(Of.NUMBER),
    VAR_POP(Of.NUMBER),
    STDDEV_SAMP(Of.NUMBER),
    STDDEV_POP(Of.NUMBER),
    FIRST(Of.ANY),
    LAST(Of.ANY),
    FIRST_N(Of.ANY),
    LAST_N(Of.ANY),
    COUNT_DISTINCT(Of.ANY),
    TOP_K(Of.ANY),
    PERCENTILE(Of.NUMBER),
    TIME_SINCE_LAST(Of.OPTIONAL),
    LATEST(Of.ANY);

    /** What the column must be. */
    public enum Of {
        /** No column, or one of any type. */
        OPTIONAL,
        /** A column of any scalar type. */
        ANY,
        /** A column of INT64 or DOUBLE. */
        NUMBER
    }

    private final Of of;

    AggregateFunction(Of of) {
        this.of = of;
    }

    public Of of() {
        return of;
    }

    /** Its name in YAML. */
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AggregateFunction> named(String yamlName) {
        for (AggregateFunction function : values()) {
            if (function.yamlName().equals(yamlName)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /** Whether it takes {@code n}, how many values to give. */
    public boolean takesN() {
        return this == FIRST_N || this == LAST_N || this == TOP_K;
    }

    /** Whether it takes {@code p}, a share between 0 and 1. */
    public boolean takesP() {
        return this == PERCENTILE;
    }

    /** Whether a {@code ttl} bounds it in place of a window. */
    public boolean takesTtl() {
        return this == LATEST;
    }

    /** The type of its value over a column of that type; {@code input} may be null where no column is read. */
    public ValueType resultType(ValueType input) {
        return switch (this) {
            case COUNT, COUNT_DISTINCT, TIME_SINCE_LAST -> ValueType.INT64;
            case AVG, VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP, PERCENTILE -> ValueType.DOUBLE;
            case SUM, MIN, MAX, FIRST, LAST, LATEST -> input;
            case FIRST_N, LAST_N, TOP_K -> input.list();
        };
    }

    /** Whether it accepts a column of that type; null stands for no column. */
    public boolean accepts(ValueType input) {
        if (input == null) {
            return of == Of.OPTIONAL;
        }
        return !input.isList() && (of != Of.NUMBER || input.isNumber());
    }
}
