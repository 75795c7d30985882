package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.semantics.state.RowDerivation;
import java.util.List;

/** One view in one lane: derives its columns chunk by chunk and keeps the state of the current key. Not thread-safe. */
abstract class ViewWalker {
    final EventBatch batch;
    final KeyState state;
    private final int[] sourceColumns;
    private final RowDerivation derivation;

    ViewWalker(ViewPlan view, Pass pass) {
        sourceColumns = new int[view.sourceColumnCount()];
        List<String> names =
                pass.columns().stream().map(column -> column.name()).toList();
        for (int i = 0; i < sourceColumns.length; i++) {
            sourceColumns[i] = names.indexOf(view.columns().get(i).name());
        }
        derivation = new RowDerivation(view);
        batch = RowDerivation.newBatch(view, false, 1);
        state = new KeyState(view);
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
        derivation.complete(batch, chunk.from(), chunk.to());
    }

    void startKey() {
        state.reset();
    }

    /** Adds events of the current key, given the instant of the next question about it. */
    abstract void add(int from, int to, long nextAsOfMicros);

    /** Answers one question of a chunk, about the current key, at an instant. */
    abstract void answer(QuestionChunk asked, int question, long asOfMicros);

    long expressionFailures() {
        return derivation.failures();
    }

    long ambiguousTies() {
        return state.ambiguousTies();
    }
}
