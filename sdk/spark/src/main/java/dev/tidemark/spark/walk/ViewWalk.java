package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.semantics.state.RowDerivation;
import java.util.List;

/** One view in one task: derives its columns and keeps the state of the current key. Not thread-safe. */
final class ViewWalk {
    private final KeyState state;
    private final FeatureValues values;
    private final RowDerivation derivation;
    private final EventBatch batch;
    private final int[] sourceColumns;
    private long failuresBefore;
    private long failuresOfOthers;

    ViewWalk(ViewPlan view, Pass pass) {
        state = new KeyState(view);
        values = new FeatureValues(view);
        derivation = new RowDerivation(view);
        batch = RowDerivation.newBatch(view, false, 1);
        sourceColumns = new int[view.sourceColumnCount()];
        List<String> names =
                pass.columns().stream().map(column -> column.name()).toList();
        for (int i = 0; i < sourceColumns.length; i++) {
            sourceColumns[i] = names.indexOf(view.columns().get(i).name());
        }
    }

    void startKey() {
        state.reset();
        failuresBefore = derivation.failures();
    }

    /** Forgets what was counted for a key that nobody asked about. */
    void leaveOutKey() {
        failuresOfOthers += derivation.failures() - failuresBefore;
    }

    /** Adds events of the current key, given the instant of the next question. */
    void add(EventBuffer events, long nextAsOfMicros) {
        derive(events);
        state.add(batch, 0, events.size(), nextAsOfMicros);
    }

    /** The same as a writer of a stream does it, who knows of no next question: so the bytes of the state are the same. */
    void add(EventBuffer events) {
        derive(events);
        state.add(batch, 0, events.size());
    }

    /** Only counts the expressions that fail. */
    void derive(EventBuffer events) {
        batch.eventTimes = events.eventTimes();
        batch.knownTimes = events.knownTimes();
        batch.sequences = events.sequences();
        batch.sequenceNulls = events.sequenceNulls();
        batch.setSize(events.size());
        ValueColumn[] columns = events.columns();
        for (int i = 0; i < sourceColumns.length; i++) {
            batch.columns[i] = columns[sourceColumns[i]];
        }
        derivation.complete(batch, 0, events.size());
    }

    /** The values at an instant; filled anew by the next call. */
    FeatureValues evaluate(long asOfMicros) {
        state.evaluate(asOfMicros, values);
        return values;
    }

    KeyState state() {
        return state;
    }

    long expressionFailures() {
        return derivation.failures() - failuresOfOthers;
    }

    long ambiguousTies() {
        return state.ambiguousTies();
    }
}
