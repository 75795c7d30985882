package dev.tidemark.core.training;

import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.explain.Explanation;
import dev.tidemark.core.explain.FeatureExplanation;
import dev.tidemark.core.text.Shown;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.List;

/** Asks the reference why one row is what it is. */
final class Explainer {
    private Explainer() {}

    static Explanation explain(Question question, RowLookup lookup, long row) {
        List<SpineRow> rows = row < 1 ? List.of() : lookup.questions(new long[] {row - 1});
        if (rows.isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot explain row " + row + ": the spine has " + Shown.count(lookup.spineRows(), "row")
                            + "; rows are counted from 1.");
        }
        SpineRow asked = rows.get(0);
        Surroundings around = Surroundings.of(question, asked, lookup);
        Reference reference = around.reference();
        List<FeatureValue> values = reference.evaluate(asked);
        ServicePlan plan = question.plan();
        List<FeatureExplanation> features = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            OutputColumn output = plan.outputs().get(i);
            features.add(
                    output.isOnDemand()
                            ? FeatureExplanation.onDemand(plan.onDemand().get(output.feature()), values.get(i))
                            : stored(plan, output, reference.explain(asked, output.name()), around));
        }
        return new Explanation(plan, row, asked, question.knownAsOfMicros(), features);
    }

    private static FeatureExplanation stored(
            ServicePlan plan, OutputColumn output, Evidence evidence, Surroundings around) {
        ViewPlan view = plan.views().get(output.view());
        return FeatureExplanation.stored(
                view, view.features().get(output.feature()), evidence, around.notRead(view, evidence));
    }
}
