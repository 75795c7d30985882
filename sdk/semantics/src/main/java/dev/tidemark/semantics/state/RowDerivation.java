package dev.tidemark.semantics.state;

import dev.tidemark.semantics.expression.Evaluator;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Completes rows of a view that hold the source's columns: computes the derived ones, and which rows exist. Hot. Not
 * thread-safe.
 */
public final class RowDerivation {
    private final ViewPlan view;
    private final int sourceColumns;
    private final boolean[] readByExpressions;
    private final Evaluator[] evaluators;
    private final Object[] row;

    public RowDerivation(ViewPlan view) {
        List<ViewColumn> columns = view.columns();
        this.view = view;
        this.sourceColumns = view.sourceColumnCount();
        this.row = new Object[columns.size()];
        this.evaluators = new Evaluator[row.length];
        this.readByExpressions = new boolean[row.length];
        for (int i = sourceColumns; i < row.length; i++) {
            evaluators[i] = columns.get(i).expression().newEvaluator();
            List<String> read = columns.get(i).expression().columnsRead();
            for (int j = 0; j < i; j++) {
                readByExpressions[j] |= read.contains(columns.get(j).name());
            }
        }
    }

    /** An empty batch with the view's columns. */
    public static EventBatch newBatch(ViewPlan view, boolean hasSequence, int capacity) {
        List<ValueType> types = new ArrayList<>();
        for (ViewColumn column : view.columns()) {
            types.add(column.type());
        }
        return new EventBatch(types, hasSequence, capacity);
    }

    /**
     * Completes the rows {@code [from, to)} of a batch, of which those columns are filled that come from the source; rows
     * before {@code from} stay unspecified.
     */
    public void complete(EventBatch batch, int from, int to) {
        if (sourceColumns < row.length) {
            derive(batch.columns, from, to);
        }
        batch.exists = view.where() == FeaturePlan.NONE ? null : whereTrue(batch.columns[view.where()], from, to);
    }

    private void derive(ValueColumn[] columns, int from, int to) {
        for (int i = sourceColumns; i < row.length; i++) {
            columns[i].startAt(from);
        }
        for (int event = from; event < to; event++) {
            for (int i = 0; i < row.length; i++) {
                if (evaluators[i] != null) {
                    row[i] = evaluators[i].evaluate(row);
                    columns[i].append(row[i]);
                } else if (readByExpressions[i]) {
                    row[i] = columns[i].value(event);
                }
            }
        }
    }

    private static boolean[] whereTrue(ValueColumn condition, int from, int to) {
        boolean[] exists = new boolean[to];
        for (int event = from; event < to; event++) {
            exists[event] = !condition.nulls[event] && condition.longs[event] != 0;
        }
        return exists;
    }

    /** How many derived values are null because their expression failed, since creation. */
    public long failures() {
        long failures = 0;
        for (int i = sourceColumns; i < evaluators.length; i++) {
            failures += evaluators[i].failures();
        }
        return failures;
    }
}
