package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.StateSink;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.state.KeyState;

/** Answers with the state of each key itself, to a sink. Not thread-safe. */
final class StateWalker extends ViewWalker {
    private final int index;
    private final long newestFrom;
    private final StateSink sink;

    /**
     * A walker at the first key.
     *
     * @param index of the view, for the sink
     * @param newestFrom leaves out states whose newest event became visible before it
     */
    StateWalker(ViewPlan view, Pass pass, int index, long newestFrom, StateSink sink) {
        super(view, pass);
        this.index = index;
        this.newestFrom = newestFrom;
        this.sink = sink;
    }

    /** Events are added as a writer of a stream adds them, who knows of no next question: so the bytes are the same. */
    @Override
    void add(int from, int to, long nextAsOfMicros) {
        state.add(batch, from, to);
    }

    @Override
    void answer(QuestionChunk asked, int question, long asOfMicros) {
        long newest = state.newestMicros();
        if (newest == KeyState.NOTHING_SEEN || newest < newestFrom) {
            return;
        }
        sink.accept(index, asked.key(question), state.encode(), newest);
    }
}
