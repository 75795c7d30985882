package dev.tidemark.semantics.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a gate measures of a training set. {@code docs/spec/gates.md} says how. */
public enum GateKind {
    /** The share of rows in which a column is null. */
    NULL_RATE,
    /** The least and the greatest value of a column. */
    RANGE,
    /** Whether every value of a column is one of some. */
    ONE_OF,
    /** Whether no two rows agree in some columns. */
    UNIQUE,
    /** How many rows there are. */
    ROW_COUNT,
    /** How far the values of a column lie from those of a baseline. */
    DRIFT,
    /** How old the newest event of a source is. */
    FRESHNESS,
    /** How strongly a feature goes with the label. */
    LABEL_CORRELATION,
    /** The share of rows whose instant is that of an event of their own key. */
    COINCIDENCE;

    /** Its name in YAML and in reports. */
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GateKind> named(String yamlName) {
        return Arrays.stream(values())
                .filter(kind -> kind.yamlName().equals(yamlName))
                .findFirst();
    }
}
