package dev.tidemark.core.executor;

import java.util.List;

/**
 * What a build met on its way.
 *
 * @param views in the order of the plan
 * @param onDemandFailures values of on-demand features that are null because their expression failed
 */
public record BuildCounts(List<ViewCounts> views, long onDemandFailures) {
    public BuildCounts {
        views = List.copyOf(views);
    }
}
