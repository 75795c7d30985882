package dev.tidemark.sync.serve.feast;

import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.sync.http.JsonBodies;
import dev.tidemark.sync.serve.feast.FeastRequest.FeatureName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which outputs of a plan a request asks for, and what they are called in the answer.
 *
 * @param outputs indexes into the plan's outputs
 * @param names of them
 */
record FeatureChoice(List<Integer> outputs, List<String> names) {
    /** Everything the service lists. */
    static FeatureChoice all(ServicePlan plan, boolean fullNames) {
        List<Integer> outputs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < plan.outputs().size(); i++) {
            OutputColumn output = plan.outputs().get(i);
            outputs.add(i);
            names.add(fullNames && !output.isOnDemand() ? fullName(nameOf(plan, output)) : output.name());
        }
        return new FeatureChoice(outputs, names);
    }

    /** The named ones; empty if the plan lacks one of them. */
    static Optional<FeatureChoice> of(ServicePlan plan, List<FeatureName> asked, boolean fullNames) {
        List<Integer> outputs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (FeatureName name : asked) {
            int output = indexOf(plan, name);
            if (output < 0) {
                return Optional.empty();
            }
            boolean onDemand = plan.outputs().get(output).isOnDemand();
            outputs.add(output);
            names.add(fullNames && !onDemand ? fullName(name) : name.feature());
        }
        refuseClash(names, asked);
        return Optional.of(new FeatureChoice(outputs, names));
    }

    private static int indexOf(ServicePlan plan, FeatureName name) {
        for (int i = 0; i < plan.outputs().size(); i++) {
            if (nameOf(plan, plan.outputs().get(i)).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** An on-demand feature is of no view: it is asked for by its service. */
    static FeatureName nameOf(ServicePlan plan, OutputColumn output) {
        return output.isOnDemand()
                ? new FeatureName(plan.service(), output.name())
                : new FeatureName(
                        plan.views().get(output.view()).name(),
                        plan.views()
                                .get(output.view())
                                .features()
                                .get(output.feature())
                                .name());
    }

    private static String fullName(FeatureName name) {
        return name.view() + "__" + name.feature();
    }

    private static void refuseClash(List<String> names, List<FeatureName> asked) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                throw JsonBodies.malformed("two of its features would be called '" + names.get(i) + "', as '"
                        + asked.get(i) + "'; ask for each once, and set \"full_feature_names\": true.");
            }
        }
    }

    /** Whether a feature of that view is among them. */
    boolean reads(ServicePlan plan, int view) {
        return outputs.stream().anyMatch(output -> plan.outputs().get(output).view() == view);
    }

    /** Whether an on-demand feature is among them, which may read anything. */
    boolean isOnDemand(ServicePlan plan) {
        return outputs.stream().anyMatch(output -> plan.outputs().get(output).isOnDemand());
    }
}
