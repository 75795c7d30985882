package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Every gate, to be imported statically: {@code nullRate("amount_avg_7d").atMost(0.05)}. A gate fails unless it says
 * {@link Gate#warning()}. {@code docs/spec/gates.md} says what each measures.
 */
public final class Gates {
    private Gates() {}

    /** The share of rows in which a column is null. */
    public static Most nullRate(String column) {
        return most -> gate(GateKind.NULL_RATE, List.of(column), OptionalDouble.empty(), OptionalDouble.of(most));
    }

    /** Every value of a column that is not null. */
    public static Between range(String column) {
        return (least, most) -> gate(GateKind.RANGE, List.of(column), least, most);
    }

    /** Every value of a column that is not null is one of these: true or false, numbers, or text. */
    public static Gate oneOf(String column, Object... values) {
        return new Gate(
                GateKind.ONE_OF,
                List.of(column),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(values),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                GateSeverity.FAIL);
    }

    /** No two rows agree in all of these columns, of the spine or of features; rows with a null in one are left out. */
    public static Gate unique(String... columns) {
        return gate(GateKind.UNIQUE, List.of(columns), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** How many rows the training set has. */
    public static Between rowCount() {
        return (least, most) -> gate(GateKind.ROW_COUNT, List.of(), least, most);
    }

    /** How far a feature's values lie from those of the service's last promotion; {@link Gate#against} names another baseline. */
    public static Drift drift(String feature) {
        return new Drift(feature);
    }

    /** The newest event of the source is at most that much older than the newest row of the spine. */
    public static Gate freshness(Duration within) {
        return new Gate(
                GateKind.FRESHNESS,
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(Durations.toMicros(within)),
                GateSeverity.FAIL);
    }

    /** How strongly any feature goes with a label; near 1 is too good to be true. */
    public static Most labelCorrelation(String label) {
        return most ->
                gate(GateKind.LABEL_CORRELATION, List.of(label), OptionalDouble.empty(), OptionalDouble.of(most));
    }

    /** The same with the label that validation names. */
    public static Most labelCorrelation() {
        return most -> gate(GateKind.LABEL_CORRELATION, List.of(), OptionalDouble.empty(), OptionalDouble.of(most));
    }

    /** At most that share of rows has an event of their own key at their very instant: a sign that the label is among the events. */
    public static Gate coincidence(double atMost) {
        return gate(GateKind.COINCIDENCE, List.of(), OptionalDouble.empty(), OptionalDouble.of(atMost));
    }

    /** No row has an event of its own key at its very instant. */
    public static Gate noLeak() {
        return coincidence(0);
    }

    /** A gate that still lacks its upper bound. */
    @FunctionalInterface
    public interface Most {
        /** Inclusive. */
        Gate atMost(double bound);
    }

    /** A gate that still lacks its bounds. */
    @FunctionalInterface
    public interface Between {
        Gate within(OptionalDouble least, OptionalDouble most);

        /** Both inclusive. */
        default Gate between(double least, double most) {
            return within(OptionalDouble.of(least), OptionalDouble.of(most));
        }

        /** Inclusive. */
        default Gate atLeast(double bound) {
            return within(OptionalDouble.of(bound), OptionalDouble.empty());
        }

        /** Inclusive. */
        default Gate atMost(double bound) {
            return within(OptionalDouble.empty(), OptionalDouble.of(bound));
        }
    }

    /** A drift gate that still lacks its measure and its bound. */
    public record Drift(String feature) {
        /** Population stability index, 0 and up. */
        public Most psi() {
            return by(DriftMeasure.PSI);
        }

        /** The Kolmogorov-Smirnov statistic, 0 to 1. */
        public Most ks() {
            return by(DriftMeasure.KS);
        }

        /** The Jensen-Shannon distance, 0 to 1. */
        public Most js() {
            return by(DriftMeasure.JS);
        }

        private Most by(DriftMeasure measure) {
            return most -> new Gate(
                    GateKind.DRIFT,
                    List.of(feature),
                    OptionalDouble.empty(),
                    OptionalDouble.of(most),
                    List.of(),
                    Optional.of(measure),
                    Optional.empty(),
                    OptionalLong.empty(),
                    GateSeverity.FAIL);
        }
    }

    private static Gate gate(GateKind kind, List<String> of, OptionalDouble least, OptionalDouble most) {
        return new Gate(
                kind,
                of,
                least,
                most,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                GateSeverity.FAIL);
    }
}
