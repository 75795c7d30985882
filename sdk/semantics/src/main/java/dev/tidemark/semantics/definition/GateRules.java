package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.error.TidemarkException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a gate must say, and must not, before any training set is known. */
final class GateRules {
    /** The parts of a gate that is still to be checked. */
    record Unchecked(
            GateKind kind,
            List<String> of,
            OptionalDouble atLeast,
            OptionalDouble atMost,
            List<Object> values,
            Optional<DriftMeasure> measure,
            Optional<String> baseline,
            OptionalLong withinMicros) {}

    private final Unchecked gate;
    private final GateKind kind;

    private GateRules(Unchecked gate) {
        this.gate = gate;
        this.kind = gate.kind();
    }

    static void check(Unchecked gate) {
        GateRules rules = new GateRules(gate);
        rules.checkColumns();
        rules.checkBounds();
        rules.checkValues();
        rules.checkDrift();
        rules.checkAge();
    }

    private void checkColumns() {
        for (String column : gate.of()) {
            require(column != null && !column.isBlank(), "names no column; say which with of, like of: amount_avg_7d");
        }
        switch (kind) {
            case UNIQUE -> {
                require(!gate.of().isEmpty(), "needs columns; say which with of, like of: [card_id, event_time]");
                require(new HashSet<>(gate.of()).size() == gate.of().size(), "names a column twice; leave one out");
            }
            case LABEL_CORRELATION -> require(gate.of().size() <= 1, "takes one label; leave the others out");
            case ROW_COUNT, FRESHNESS, COINCIDENCE -> require(gate.of().isEmpty(), "is about all rows; leave out of");
            default -> require(gate.of().size() == 1, "needs one column; say which with of, like of: amount_avg_7d");
        }
    }

    private void checkBounds() {
        boolean lower = kind == GateKind.RANGE || kind == GateKind.ROW_COUNT;
        boolean upper = kind != GateKind.ONE_OF && kind != GateKind.UNIQUE && kind != GateKind.FRESHNESS;
        require(lower || gate.atLeast().isEmpty(), "takes no atLeast; leave it out");
        require(upper || gate.atMost().isEmpty(), "takes no atMost; leave it out");
        require(
                !lower || gate.atLeast().isPresent() || gate.atMost().isPresent(),
                "needs a bound; say atLeast, atMost, or both");
        require(!upper || lower || gate.atMost().isPresent(), "needs a bound; say atMost, like " + example());
        double least = gate.atLeast().orElse(Double.NEGATIVE_INFINITY);
        double most = gate.atMost().orElse(Double.POSITIVE_INFINITY);
        require(!Double.isNaN(least) && !Double.isNaN(most), "cannot have the bound NaN; say a number");
        require(
                least <= most,
                "cannot be at least " + Gate.number(least) + " and at most " + Gate.number(most) + "; swap them");
        if (upper && !lower) {
            double limit = isPsi() ? Double.MAX_VALUE : 1;
            require(
                    most >= 0 && most <= limit,
                    "cannot be at most " + Gate.number(most) + "; say " + (isPsi() ? "0 or more" : "0 to 1") + ", like "
                            + example());
        }
        if (kind == GateKind.ROW_COUNT) {
            checkCount(gate.atLeast());
            checkCount(gate.atMost());
        }
    }

    private void checkCount(OptionalDouble bound) {
        double rows = bound.orElse(0);
        require(
                rows >= 0 && rows <= 1L << 53 && rows == Math.rint(rows),
                "cannot be " + Gate.number(rows) + "; say a whole number of rows");
    }

    private boolean isPsi() {
        return gate.measure().filter(DriftMeasure.PSI::equals).isPresent();
    }

    private String example() {
        return switch (kind) {
            case DRIFT -> "0.2";
            case LABEL_CORRELATION -> "0.95";
            default -> "0.05";
        };
    }

    private void checkValues() {
        if (kind != GateKind.ONE_OF) {
            require(gate.values().isEmpty(), "takes no values; leave them out");
            return;
        }
        require(!gate.values().isEmpty(), "needs values; say which are allowed, like values: [DE, FR]");
        for (Object value : gate.values()) {
            require(!(value instanceof List), "cannot allow a list; allow single values");
        }
        require(new HashSet<>(gate.values()).size() == gate.values().size(), "allows a value twice; leave one out");
    }

    private void checkDrift() {
        boolean drift = kind == GateKind.DRIFT;
        require(drift || gate.measure().isEmpty(), "takes no measure; leave it out");
        require(drift || gate.baseline().isEmpty(), "takes no baseline; leave it out");
        require(!drift || gate.measure().isPresent(), "needs a measure; say psi, ks or js");
        gate.baseline().ifPresent(file -> require(!file.isBlank(), "has an empty baseline; name a profile's file"));
    }

    private void checkAge() {
        boolean fresh = kind == GateKind.FRESHNESS;
        require(fresh || gate.withinMicros().isEmpty(), "takes no within; leave it out");
        require(!fresh || gate.withinMicros().isPresent(), "needs a greatest age; say within, like 2h");
        require(gate.withinMicros().orElse(0) >= 0, "cannot have an age below zero; say within, like 2h");
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw refused(problem);
        }
    }

    private TidemarkException refused(String problem) {
        String of = gate.of().isEmpty() || gate.of().get(0) == null
                ? ""
                : " of '" + Names.printable(String.join(", ", gate.of())) + "'";
        return Names.invalid("gate " + kind.yamlName() + of + ": it " + problem + ".");
    }
}
