package dev.tidemark.core.validation;

import dev.tidemark.core.arrow.ScannedColumn;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Looks for features that go with the label too well to be true. */
final class LabelCheck implements StreamedCheck {
    /** Fewer pairs say nothing. */
    static final int FEWEST_PAIRS = 30;

    private final BoundGate bound;
    private final TableColumn label;
    private final List<Association> associations = new ArrayList<>();

    LabelCheck(BoundGate bound) {
        this.bound = bound;
        this.label = bound.label().orElseThrow();
        for (TableColumn column : bound.columns()) {
            associations.add(column.type() == ValueType.STRING ? new CramersV() : new Pearson());
        }
    }

    @Override
    public void add(List<ScannedColumn> columns, long firstRow, int rows) {
        ScannedColumn labels = columns.get(label.index());
        for (int row = 0; row < rows; row++) {
            if (!labels.isNull(row)) {
                add(columns, row, label(labels, row, firstRow));
            }
        }
    }

    private void add(List<ScannedColumn> columns, int row, double value) {
        for (int i = 0; i < associations.size(); i++) {
            ScannedColumn feature = columns.get(bound.columns().get(i).index());
            if (!feature.isNull(row)) {
                if (associations.get(i) instanceof Pearson pearson) {
                    pearson.add(feature.number(row), value);
                } else {
                    ((CramersV) associations.get(i)).add(feature.text(row), value);
                }
            }
        }
    }

    private double label(ScannedColumn labels, int row, long firstRow) {
        try {
            return labels.number(row);
        } catch (TidemarkException e) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot read label '" + label.name() + "' of the spine, row " + (firstRow + row + 1) + ": " + "'"
                            + labels.text(row) + "' is no number and not true or false; correct it, or leave it empty.",
                    e);
        }
    }

    @Override
    public Outcome outcome() {
        int strongest = -1;
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < associations.size(); i++) {
            Association association = associations.get(i);
            if (association instanceof CramersV texts && texts.saysNothing()) {
                leftOut.add(bound.columns().get(i).name());
            }
            boolean counts = association.pairs() >= FEWEST_PAIRS;
            if (counts
                    && (strongest < 0
                            || association.strength()
                                    > associations.get(strongest).strength())) {
                strongest = i;
            }
        }
        if (strongest < 0) {
            return Outcome.unknown("no feature has a value beside the label '" + label.name() + "' in at least "
                    + FEWEST_PAIRS + " rows");
        }
        return outcome(strongest, leftOut);
    }

    private Outcome outcome(int strongest, List<String> leftOut) {
        Association association = associations.get(strongest);
        double strength = association.strength();
        String how = association instanceof Pearson ? "correlation" : "Cramér's V";
        String explanation = "strongest: " + bound.columns().get(strongest).name() + ", " + how + " "
                + Figures.shown(strength) + " over " + Figures.rows(association.pairs())
                + (leftOut.isEmpty() ? "" : "; too many values to judge: " + String.join(", ", leftOut));
        return Outcome.of(strength <= bound.gate().atMost().orElseThrow(), strength, explanation);
    }
}
