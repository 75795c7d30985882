package dev.tidemark.duckdb.output;

import dev.tidemark.semantics.expression.Evaluator;
import dev.tidemark.semantics.plan.OnDemandPlan;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.ArrayList;
import java.util.List;

/** Computes the on-demand features of rows. Not thread-safe. */
final class OnDemand {
    private final ServicePlan plan;
    private final List<Evaluator> evaluators = new ArrayList<>();

    OnDemand(ServicePlan plan) {
        this.plan = plan;
        for (OnDemandPlan feature : plan.onDemand()) {
            evaluators.add(feature.expression().newEvaluator());
        }
    }

    /**
     * The on-demand features of the rows {@code [from, from + count)} of a block.
     *
     * @param request one column for each request value of the plan, whose first row is that of {@code from}
     * @param stored the block's columns
     * @return one column for each on-demand feature
     */
    ValueColumn[] evaluate(ValueColumn[] request, ValueColumn[] stored, int from, int count) {
        ValueColumn[] results = new ValueColumn[evaluators.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = new ValueColumn(plan.onDemand().get(i).type(), count);
        }
        Object[] row = new Object[plan.onDemandColumns().size()];
        for (int r = 0; r < count; r++) {
            int column = 0;
            for (ValueColumn value : request) {
                row[column++] = value.value(r);
            }
            for (ValueColumn feature : stored) {
                row[column++] = feature.value(from + r);
            }
            for (int i = 0; i < results.length; i++) {
                results[i].append(evaluators.get(i).evaluate(row));
                row[column++] = results[i].value(r);
            }
        }
        return results;
    }

    /** Values that are null because their expression failed, so far. */
    long failures() {
        return evaluators.stream().mapToLong(Evaluator::failures).sum();
    }
}
