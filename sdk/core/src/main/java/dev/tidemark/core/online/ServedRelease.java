package dev.tidemark.core.online;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A release as a reader holds it: bound once, read from by any number of threads. */
final class ServedRelease {
    final ReleaseDocument document;
    final ServicePlan plan;
    final VectorShape shape;
    final KeyColumns keyColumns;
    final Inputs inputs;
    /** The one used last is used first: it is in the processor's cache. */
    private final Deque<Evaluation> idle = new ConcurrentLinkedDeque<>();

    private ServedRelease(ReleaseDocument document, ServicePlan plan) {
        this.document = document;
        this.plan = plan;
        this.shape = new VectorShape(plan);
        this.keyColumns = KeyColumns.of(plan);
        this.inputs = new Inputs(plan.service(), keyColumns.columns(), plan.request());
    }

    /** @param earlier a release of the same service whose plan may serve again; null if there is none */
    static ServedRelease of(ReleaseDocument document, ServedRelease earlier) {
        boolean same = earlier != null && earlier.document.bindsAs(document);
        return new ServedRelease(document, same ? earlier.plan : document.bind());
    }

    long number() {
        return document.release();
    }

    /** Answers every row, or says why not. */
    FeatureVectors answer(Questions questions, byte[][] stored, long asOf, OptionalLong newerRelease) {
        FeatureVector[] vectors = new FeatureVector[questions.rows()];
        TidemarkException[] errors = questions.refused.clone();
        Evaluation evaluation = idle.pollFirst();
        if (evaluation == null) {
            evaluation = new Evaluation(this);
        }
        for (int row = 0; row < vectors.length; row++) {
            if (errors[row] == null) {
                try {
                    vectors[row] = evaluation.vector(questions, row, stored, asOf, newerRelease);
                } catch (TidemarkException e) {
                    errors[row] = e;
                }
            }
        }
        idle.addFirst(evaluation);
        return new FeatureVectors(vectors, errors);
    }
}
