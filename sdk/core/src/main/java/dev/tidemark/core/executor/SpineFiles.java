package dev.tidemark.core.executor;

import dev.tidemark.core.executor.BuiltColumn.Role;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SpinePlan;

/** The files of a spine and what is read of them. */
public record SpineFiles(DataFiles files, SpinePlan plan) {
    /** What one of the spine's columns is in a training set of a service. */
    public Role role(ServicePlan service, String column) {
        if (column.equals(plan.timeColumn())) {
            return Role.TIME;
        }
        if (service.views().stream()
                .flatMap(view -> view.keys().stream())
                .anyMatch(key -> key.name().equals(column))) {
            return Role.KEY;
        }
        return service.request().stream().anyMatch(value -> value.name().equals(column))
                ? Role.REQUEST
                : Role.PASSED_THROUGH;
    }
}
