package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.state.FeatureValues;

/** Answers with the features of a view at each instant asked about. Not thread-safe. */
final class FeatureWalker extends ViewWalker {
    private final FeatureValues values;
    private final ResultWriter results;

    FeatureWalker(ViewPlan view, Pass pass, ResultWriter results) {
        super(view, pass);
        this.values = new FeatureValues(view);
        this.results = results;
    }

    @Override
    void add(int from, int to, long nextAsOfMicros) {
        state.add(batch, from, to, nextAsOfMicros);
    }

    @Override
    void answer(QuestionChunk asked, int question, long asOfMicros) {
        state.evaluate(asOfMicros, values);
        results.write(asked.rows()[question], values);
    }
}
