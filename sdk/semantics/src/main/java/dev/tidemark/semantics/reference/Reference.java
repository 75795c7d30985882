package dev.tidemark.semantics.reference;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.Evaluator;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.OnDemandPlan;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The oracle: the features of a service by nested loops over the rules. Not thread-safe.
 *
 * <p>Time grows as spine rows times events times features; it is made for hundreds of questions, not for training sets.
 */
public final class Reference {
    private final ServicePlan plan;
    private final OptionalLong knownAsOf;
    private final Rules rules;
    private final Aggregates aggregates;
    private final List<ViewHistory> histories = new ArrayList<>();
    private final List<Evaluator> onDemand = new ArrayList<>();

    /** The oracle over these rows, by source. */
    public Reference(ServicePlan plan, Map<String, List<SourceRow>> sources, OptionalLong knownAsOf) {
        this(plan, sources, knownAsOf, new Rules(), new Aggregates());
    }

    /** The same with rules of one's own: for executors that are wrong on purpose. */
    public Reference(
            ServicePlan plan,
            Map<String, List<SourceRow>> sources,
            OptionalLong knownAsOf,
            Rules rules,
            Aggregates aggregates) {
        this.plan = plan;
        this.knownAsOf = knownAsOf;
        this.rules = rules;
        this.aggregates = aggregates;
        for (ViewPlan view : plan.views()) {
            List<SourceRow> rows = sources.get(view.source().name());
            if (rows == null) {
                throw new IllegalArgumentException(
                        "no rows given for source '" + view.source().name() + "'");
            }
            histories.add(new ViewHistory(view, rows, rules));
        }
        for (OnDemandPlan feature : plan.onDemand()) {
            onDemand.add(feature.expression().newEvaluator());
        }
    }

    /** SET-1: one list of values for each spine row, in spine order; each in the order of {@link ServicePlan#outputs()}. */
    public List<List<FeatureValue>> evaluate(List<SpineRow> spine) {
        List<List<FeatureValue>> result = new ArrayList<>();
        for (int i = 0; i < spine.size(); i++) {
            if (spine.get(i).asOfMicros() == null) {
                throw new TidemarkException(
                        ErrorCode.INVALID_VALUE,
                        "Cannot evaluate spine row " + (i + 1)
                                + ": its time is null. Give it a time, or leave the row out.");
            }
            result.add(evaluate(spine.get(i)));
        }
        return result;
    }

    /** The values of one spine row, in the order of {@link ServicePlan#outputs()}. */
    public List<FeatureValue> evaluate(SpineRow row) {
        long asOf = rules.instant(row.asOfMicros(), "the spine's time");
        List<FeatureValue> values = new ArrayList<>();
        for (OutputColumn output : plan.outputs()) {
            values.add(output.isOnDemand() ? null : stored(output).value(history(output, row), asOf));
        }
        List<Object> onDemandRow = onDemandRow(row, values);
        for (int i = 0; i < values.size(); i++) {
            OutputColumn output = plan.outputs().get(i);
            if (output.isOnDemand()) {
                Object value = rules.canonical(onDemand.get(output.feature()).evaluate(padded(onDemandRow)));
                onDemandRow.add(value);
                values.set(i, FeatureValue.of(value));
            }
        }
        return values;
    }

    /** Why that stored output of that spine row is what it is; an on-demand feature has no events of its own. */
    public Evidence explain(SpineRow row, String outputName) {
        for (OutputColumn output : plan.outputs()) {
            if (output.name().equals(outputName) && !output.isOnDemand()) {
                return stored(output).evidence(outputName, history(output, row), row.asOfMicros());
            }
        }
        throw new TidemarkException(
                ErrorCode.UNKNOWN_NAME,
                "Cannot explain '" + outputName + "': service '" + plan.service()
                        + "' has no stored feature of that name.");
    }

    /** TIME-5, KEY-2: what the view of that index ignored. */
    public IgnoredEvents ignored(int view) {
        return histories.get(view).ignored();
    }

    private FeatureReference stored(OutputColumn output) {
        ViewPlan view = plan.views().get(output.view());
        return new FeatureReference(view, view.features().get(output.feature()), knownAsOf, rules, aggregates);
    }

    private List<Event> history(OutputColumn output, SpineRow row) {
        List<Object> key = new ArrayList<>();
        for (InputColumn column : plan.views().get(output.view()).keys()) {
            key.add(row.value(column.name()));
        }
        return histories.get(output.view()).of(key);
    }

    /** The request values, then the stored values; the on-demand ones are appended as they come. */
    private List<Object> onDemandRow(SpineRow row, List<FeatureValue> values) {
        List<Object> onDemandRow = new ArrayList<>();
        for (InputColumn column : plan.request()) {
            onDemandRow.add(rules.canonical(row.value(column.name())));
        }
        for (int i = 0; i < values.size(); i++) {
            if (!plan.outputs().get(i).isOnDemand()) {
                onDemandRow.add(values.get(i).value());
            }
        }
        return onDemandRow;
    }

    private Object[] padded(List<Object> values) {
        return values.toArray(
                new Object[Math.max(values.size(), plan.onDemandColumns().size())]);
    }
}
