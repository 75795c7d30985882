package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.expression.InputColumn;
import java.io.Serializable;
import java.util.List;

/**
 * A service bound to its sources: all an executor or a store needs, with nothing left to resolve.
 *
 * @param views that the service reads, each once, in the order first listed
 * @param outputs stored features in the order the service lists them, then the on-demand features
 * @param request values that come with each request, in order
 * @param onDemandColumns what an on-demand expression may read, in row order: the request values, the stored outputs by
 *     their output name, then the on-demand features listed before it
 * @param fingerprint hash of everything above that can change a value or its column; {@link Fingerprint} says what
 */
public record ServicePlan(
        String service,
        List<ViewPlan> views,
        List<OutputColumn> outputs,
        List<InputColumn> request,
        List<InputColumn> onDemandColumns,
        List<OnDemandPlan> onDemand,
        String fingerprint)
        implements Serializable {
    public ServicePlan {
        views = List.copyOf(views);
        outputs = List.copyOf(outputs);
        request = List.copyOf(request);
        onDemandColumns = List.copyOf(onDemandColumns);
        onDemand = List.copyOf(onDemand);
    }
}
