package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.state.FeatureValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The state machine as an executor, without any engine around it: events are sorted in memory by when they become visible.
 *
 * @param walk how the events of one key reach the state
 */
public record KeyStateCandidate(KeyStateWalk walk) implements Candidate {
    @Override
    public Result run(Question question) {
        ServicePlan plan = question.plan();
        List<List<Object>> rows = new ArrayList<>();
        List<List<ValueStatus>> statuses = new ArrayList<>();
        question.spine().forEach(row -> {
            rows.add(new ArrayList<>(Collections.nCopies(plan.outputs().size(), null)));
            statuses.add(new ArrayList<>(Collections.nCopies(plan.outputs().size(), ValueStatus.NULL)));
        });
        for (int v = 0; v < plan.views().size(); v++) {
            int index = v;
            ViewPlan view = plan.views().get(v);
            ViewEvents events =
                    new ViewEvents(view, question.sources().get(view.source().name()), question.knownAsOf());
            FeatureValues values = new FeatureValues(view);
            events.forEachKey(
                    question.spine(),
                    (history, asked) -> walk.walk(view, history, asked, values, row -> {
                        for (int i = 0; i < plan.outputs().size(); i++) {
                            OutputColumn output = plan.outputs().get(i);
                            if (output.view() == index) {
                                rows.get(row).set(i, values.value(output.feature()));
                                statuses.get(row).set(i, values.status(output.feature()));
                            }
                        }
                    }));
        }
        for (int row = 0; row < rows.size(); row++) {
            onDemand(plan, question.spine().get(row), rows.get(row), statuses.get(row));
        }
        return Result.of(rows).withStatuses(statuses);
    }

    /** Fills in the on-demand features from the request values and the stored features. */
    static void onDemand(ServicePlan plan, SpineRow asked, List<Object> row, List<ValueStatus> statuses) {
        List<Object> inputs = new ArrayList<>();
        for (InputColumn request : plan.request()) {
            inputs.add(asked.value(request.name()));
        }
        for (int i = 0; i < row.size(); i++) {
            if (plan.outputs().get(i).view() != FeaturePlan.NONE) {
                inputs.add(row.get(i));
            }
        }
        for (int i = 0; i < row.size(); i++) {
            if (plan.outputs().get(i).isOnDemand()) {
                Object[] cells =
                        inputs.toArray(new Object[plan.onDemandColumns().size() + 1]);
                int feature = plan.outputs().get(i).feature();
                Object value =
                        plan.onDemand().get(feature).expression().newEvaluator().evaluate(cells);
                inputs.add(value);
                row.set(i, value);
                statuses.set(i, value == null ? ValueStatus.NULL : ValueStatus.PRESENT);
            }
        }
    }
}
