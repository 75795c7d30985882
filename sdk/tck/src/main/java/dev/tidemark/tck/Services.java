package dev.tidemark.tck;

import static dev.tidemark.tck.GoldenCase.list;
import static dev.tidemark.tck.GoldenCase.map;

import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenarios whose service lists fewer features. */
final class Services {
    private Services() {}

    /** The same scenario asking for that one stored feature, without on-demand features. */
    static Scenario only(Scenario scenario, OutputColumn output) {
        ServicePlan plan = scenario.plan();
        ViewPlan view = plan.views().get(output.view());
        Map<String, Object> service = new LinkedHashMap<>(
                map(list(scenario.definitions().get("services")).get(0)));
        service.put(
                "features",
                List.of(view.name() + "."
                        + view.features().get(output.feature()).name()));
        service.remove("onDemand");
        Map<String, Object> tree = new LinkedHashMap<>(scenario.definitions());
        tree.put("services", List.of(service));
        return scenario.withDefinitions(tree);
    }
}
