package dev.tidemark.core.validation;

import dev.tidemark.core.arrow.ScannedColumn;
import dev.tidemark.core.validation.GateResult.Example;
import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts the rows that offend a gate on one column: nulls, values out of a range, values that are none of some. */
final class OffenderCheck implements StreamedCheck {
    /** Whether a row of the batch offends. */
    @FunctionalInterface
    private interface Offence {
        boolean in(ScannedColumn column, int row);
    }

    private final BoundGate bound;
    private final Offence offence;
    private final List<Example> examples = new ArrayList<>();
    private long rows;
    private long offenders;

    OffenderCheck(BoundGate bound) {
        this.bound = bound;
        this.offence = switch (bound.gate().kind()) {
            case NULL_RATE -> ScannedColumn::isNull;
            case RANGE -> outside(bound.gate());
            default -> noneOf(bound);
        };
    }

    @Override
    public void add(List<ScannedColumn> columns, long firstRow, int count) {
        ScannedColumn column = columns.get(bound.column().index());
        rows += count;
        for (int row = 0; row < count; row++) {
            if (offence.in(column, row)) {
                offenders++;
                if (examples.size() < GateResult.MOST_EXAMPLES) {
                    examples.add(new Example(firstRow + row + 1, column.isNull(row) ? "null" : column.text(row)));
                }
            }
        }
    }

    @Override
    public Outcome outcome() {
        return switch (bound.gate().kind()) {
            case NULL_RATE -> nullRate();
            case RANGE -> offenders("outside the range");
            default -> offenders("not among the allowed values");
        };
    }

    private Outcome nullRate() {
        if (rows == 0) {
            return Outcome.unknown("the training set has no rows");
        }
        double rate = (double) offenders / rows;
        boolean kept = rate <= bound.gate().atMost().orElseThrow();
        String explanation = Figures.count(offenders) + " of " + Figures.rows(rows) + " are null";
        return Outcome.of(kept, rate, Figures.percent(rate), explanation, kept ? List.of() : examples);
    }

    private Outcome offenders(String how) {
        String explanation = Figures.count(offenders) + " of " + Figures.rows(rows) + " " + how;
        return Outcome.of(offenders == 0, (double) offenders, Figures.rows(offenders), explanation, examples);
    }

    /** NaN is the greatest value, as everywhere: beyond any upper bound, and above any lower one. */
    private static Offence outside(Gate gate) {
        double least = gate.atLeast().orElse(Double.NEGATIVE_INFINITY);
        double most = gate.atMost().orElse(Double.NaN);
        return (column, row) -> {
            if (column.isNull(row)) {
                return false;
            }
            double value = column.number(row) + 0.0;
            return Double.compare(value, least) < 0 || Double.compare(value, most) > 0;
        };
    }

    private static Offence noneOf(BoundGate bound) {
        if (bound.column().type() == ValueType.STRING) {
            Set<Object> texts = new HashSet<>(bound.gate().values());
            return (column, row) -> !column.isNull(row) && !texts.contains(column.text(row));
        }
        Set<Double> numbers = new HashSet<>();
        for (Object value : bound.gate().values()) {
            numbers.add(value instanceof Boolean bool ? (bool ? 1.0 : 0.0) : ((Number) value).doubleValue());
        }
        return (column, row) -> !column.isNull(row) && !numbers.contains(column.number(row) + 0.0);
    }
}
