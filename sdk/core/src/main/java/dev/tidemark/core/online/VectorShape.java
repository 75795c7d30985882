package dev.tidemark.core.online;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all vectors of a release have in common: which features, in which order, of which types. Immutable. */
final class VectorShape {
    private final ServicePlan plan;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    VectorShape(ServicePlan plan) {
        this.plan = plan;
        this.names = plan.outputs().stream().map(OutputColumn::name).toList();
        for (int i = 0; i < names.size(); i++) {
            indexes.put(names.get(i), i);
        }
    }

    ServicePlan plan() {
        return plan;
    }

    String service() {
        return plan.service();
    }

    List<String> names() {
        return names;
    }

    OutputColumn output(int index) {
        return plan.outputs().get(index);
    }

    int index(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new TidemarkException(
                    ErrorCode.UNKNOWN_NAME,
                    "Cannot find feature '" + name + "' in service '" + plan.service() + "'"
                            + Closest.hint(name, "Features", names));
        }
        return index;
    }
}
