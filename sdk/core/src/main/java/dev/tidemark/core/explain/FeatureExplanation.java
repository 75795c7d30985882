package dev.tidemark.core.explain;

import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.OnDemandPlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.type.ValueType;
import java.util.Optional;

/**
 * Why one feature of a row is what it is: either a stored feature with its evidence, or an on-demand one with its
 * expression.
 *
 * @param output the output column
 * @param stored empty for an on-demand feature
 * @param onDemand empty for a stored feature
 */
public record FeatureExplanation(
        String output, ValueType type, FeatureValue value, Optional<Stored> stored, Optional<OnDemandPlan> onDemand) {
    /**
     * A stored feature and the events of its key that its windows can see, with those just outside.
     *
     * @param notRead further events of the key
     */
    public record Stored(ViewPlan view, FeaturePlan feature, Evidence evidence, NotRead notRead) {}

    /** How many events of a key are older than those that were read, and how many are later: no window can see them. */
    public record NotRead(long before, long after) {
        public static final NotRead NONE = new NotRead(0, 0);
    }

    public static FeatureExplanation stored(ViewPlan view, FeaturePlan feature, Evidence evidence) {
        return stored(view, feature, evidence, NotRead.NONE);
    }

    public static FeatureExplanation stored(ViewPlan view, FeaturePlan feature, Evidence evidence, NotRead notRead) {
        return new FeatureExplanation(
                evidence.output(),
                feature.type(),
                evidence.value(),
                Optional.of(new Stored(view, feature, evidence, notRead)),
                Optional.empty());
    }

    public static FeatureExplanation onDemand(OnDemandPlan plan, FeatureValue value) {
        return new FeatureExplanation(plan.name(), plan.type(), value, Optional.empty(), Optional.of(plan));
    }
}
