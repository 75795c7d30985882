package dev.tidemark.duckdb.output;

import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.duckdb.walk.FeatureRows;
import dev.tidemark.duckdb.walk.FeatureTable;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.ArrayList;
import java.util.List;

/** The features of a few rows. */
final class PickedRows {
    private final ServicePlan plan;
    private final FeatureTable features;
    private final OnDemand onDemand;

    PickedRows(ServicePlan plan, FeatureTable features) {
        this.plan = plan;
        this.features = features;
        this.onDemand = new OnDemand(plan);
    }

    List<List<Object>> pick(long[] rows, RowLookup lookup) {
        List<SpineRow> questions = plan.onDemand().isEmpty() ? List.of() : lookup.questions(rows);
        List<List<Object>> picked = new ArrayList<>();
        FeatureRows some = null;
        for (int i = 0; i < rows.length; i++) {
            if (some == null || !some.contains(rows[i])) {
                some = features.rowsAround(rows[i]);
            }
            ValueColumn[] stored = some.columns();
            int position = (int) (rows[i] - some.from());
            ValueColumn[] computed = questions.isEmpty()
                    ? new ValueColumn[0]
                    : onDemand.evaluate(request(questions.get(i)), stored, position, 1);
            picked.add(values(stored, position, computed));
        }
        return picked;
    }

    private ValueColumn[] request(SpineRow question) {
        ValueColumn[] columns = new ValueColumn[plan.request().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ValueColumn(plan.request().get(i).type(), 1);
            columns[i].append(question.value(plan.request().get(i).name()));
        }
        return columns;
    }

    private List<Object> values(ValueColumn[] stored, int position, ValueColumn[] computed) {
        List<Object> values = new ArrayList<>();
        int nextStored = 0;
        for (OutputColumn output : plan.outputs()) {
            values.add(
                    output.isOnDemand() ? computed[output.feature()].value(0) : stored[nextStored++].value(position));
        }
        return values;
    }
}
