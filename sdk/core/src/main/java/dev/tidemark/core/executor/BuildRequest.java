package dev.tidemark.core.executor;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.plan.ServicePlan;
import java.util.OptionalLong;

/**
 * One training set to compute.
 *
 * @param plan whose sources have paths that stand on their own
 * @param knownAsOfMicros keeps only events whose known time is before it; empty keeps all
 */
public record BuildRequest(
        ServicePlan plan,
        SpineFiles spine,
        OptionalLong knownAsOfMicros,
        ProgressMeter progress,
        Cancellation cancellation) {}
