package dev.tidemark.sync.apply;

import dev.tidemark.semantics.plan.ViewPlan;

/**
 * A view whose states follow a stream.
 *
 * @param generation where the states lie
 * @param visibleFrom the states were loaded from the events that became visible before it; microseconds
 */
public record FedView(ViewPlan view, long generation, long visibleFrom) {}
