package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.expression.Evaluator;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/** One view in one lane: derives its columns chunk by chunk and keeps the state of the current key. Not thread-safe. */
abstract class ViewWalker {
    final EventBatch batch;
    final KeyState state;
    private final ViewPlan view;
    private final int[] sourceColumns;
    private final boolean[] readByExpressions;
    private final Evaluator[] evaluators;
    private final Object[] row;

    ViewWalker(ViewPlan view, Pass pass) {
        this.view = view;
        List<ViewColumn> columns = view.columns();
        sourceColumns = new int[view.sourceColumnCount()];
        List<String> names =
                pass.columns().stream().map(column -> column.name()).toList();
        for (int i = 0; i < sourceColumns.length; i++) {
            sourceColumns[i] = names.indexOf(columns.get(i).name());
        }
        evaluators = new Evaluator[columns.size()];
        readByExpressions = new boolean[columns.size()];
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            types.add(columns.get(i).type());
            if (columns.get(i).isDerived()) {
                evaluators[i] = columns.get(i).expression().newEvaluator();
                markRead(columns, columns.get(i).expression().columnsRead());
            }
        }
        row = new Object[columns.size()];
        batch = new EventBatch(types, false, 1);
        state = new KeyState(view);
    }

    private void markRead(List<ViewColumn> columns, List<String> names) {
        for (int i = 0; i < columns.size(); i++) {
            readByExpressions[i] |= names.contains(columns.get(i).name());
        }
    }

    /** Makes a chunk's events those that {@link #add} refers to. */
    void load(EventChunk chunk) {
        batch.eventTimes = chunk.eventMicros();
        batch.knownTimes = chunk.knownMicros();
        batch.sequences = chunk.sequences();
        batch.sequenceNulls = chunk.sequenceNulls();
        batch.setSize(chunk.to());
        for (int i = 0; i < sourceColumns.length; i++) {
            batch.columns[i] = chunk.columns()[sourceColumns[i]];
        }
        if (sourceColumns.length < row.length) {
            derive(chunk.from(), chunk.to());
        }
        batch.exists = view.where() == FeaturePlan.NONE ? null : whereTrue(batch.columns[view.where()], chunk);
    }

    /** Fills the derived columns at the positions of the events; those before the chunk stay unspecified. */
    private void derive(int from, int to) {
        for (int i = sourceColumns.length; i < row.length; i++) {
            batch.columns[i].startAt(from);
        }
        for (int event = from; event < to; event++) {
            for (int i = 0; i < row.length; i++) {
                if (evaluators[i] != null) {
                    row[i] = evaluators[i].evaluate(row);
                    batch.columns[i].append(row[i]);
                } else if (readByExpressions[i]) {
                    row[i] = batch.columns[i].value(event);
                }
            }
        }
    }

    private static boolean[] whereTrue(ValueColumn condition, EventChunk chunk) {
        boolean[] exists = new boolean[chunk.to()];
        for (int event = chunk.from(); event < chunk.to(); event++) {
            exists[event] = !condition.nulls[event] && condition.longs[event] != 0;
        }
        return exists;
    }

    void startKey() {
        state.reset();
    }

    /** Adds events of the current key, given the instant of the next question about it. */
    abstract void add(int from, int to, long nextAsOfMicros);

    /** Answers one question of a chunk, about the current key, at an instant. */
    abstract void answer(QuestionChunk asked, int question, long asOfMicros);

    long expressionFailures() {
        long failures = 0;
        for (Evaluator evaluator : evaluators) {
            failures += evaluator == null ? 0 : evaluator.failures();
        }
        return failures;
    }

    long ambiguousTies() {
        return state.ambiguousTies();
    }
}
