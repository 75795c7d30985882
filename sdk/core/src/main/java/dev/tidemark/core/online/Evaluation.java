package dev.tidemark.core.online;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.Evaluator;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.state.KeyState;
import java.util.Arrays;
import java.util.OptionalLong;

/** What it takes to turn states into a vector, kept from read to read. Not thread-safe: one thread has it at a time. */
final class Evaluation {
    private final ServedRelease release;
    private final KeyState[] states;
    private final FeatureValues[] features;
    private final Evaluator[] onDemand;
    private final int[] laterMicros;
    private final Object[] row;

    Evaluation(ServedRelease release) {
        ServicePlan plan = release.plan;
        this.release = release;
        this.states = plan.views().stream().map(KeyState::new).toArray(KeyState[]::new);
        this.features = plan.views().stream().map(FeatureValues::new).toArray(FeatureValues[]::new);
        this.onDemand = plan.onDemand().stream()
                .map(feature -> feature.expression().newEvaluator())
                .toArray(Evaluator[]::new);
        this.laterMicros = plan.views().stream()
                .mapToInt(view -> view.source().definition().visibleAtItsInstant() ? 1 : 0)
                .toArray();
        this.row = new Object[plan.onDemandColumns().size()];
    }

    /**
     * The vector of one row.
     *
     * @param stored what the store gave for the questions' keys
     */
    FeatureVector vector(Questions questions, int index, byte[][] stored, long asOf, OptionalLong newerRelease) {
        long[] newest = new long[states.length];
        for (int view = 0; view < states.length; view++) {
            int slot = questions.slot(index, view);
            byte[] state = slot == Questions.NO_STATE ? null : stored[slot];
            newest[view] = evaluate(view, state, asOf + laterMicros[view], questions, slot);
        }
        Object[] request = questions.requests[index];
        System.arraycopy(request, 0, row, 0, request.length);
        ValueStatus[] statuses = new ValueStatus[release.plan.outputs().size()];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = fill(release.plan.outputs().get(i), request.length + i);
        }
        Object[] values = Arrays.copyOfRange(row, request.length, row.length);
        return new FeatureVector(release.shape, release.number(), newerRelease, asOf, values, statuses, newest);
    }

    private ValueStatus fill(OutputColumn output, int column) {
        if (output.isOnDemand()) {
            row[column] = onDemand[output.feature()].evaluate(row);
            return row[column] == null ? ValueStatus.NULL : ValueStatus.PRESENT;
        }
        row[column] = features[output.view()].value(output.feature());
        return features[output.view()].status(output.feature());
    }

    /** Gives when the newest event of the state became visible. */
    private long evaluate(int view, byte[] stored, long asOf, Questions questions, int slot) {
        if (stored == null) {
            states[view].reset();
            states[view].evaluate(asOf, features[view]);
            return KeyState.NOTHING_SEEN;
        }
        try {
            return states[view].evaluateOnce(stored, StoredState.stateFrom(stored), asOf, features[view]);
        } catch (TidemarkException e) {
            if (e.code() == ErrorCode.OVERFLOW) {
                throw e; // the state is sound, and the feature is named
            }
            String what = "Cannot read service '" + release.plan.service() + "': the state of view '"
                    + release.plan.views().get(view).name() + "'";
            throw ServiceErrors.unusable(what, questions.keys.get(slot).key(), e);
        }
    }
}
