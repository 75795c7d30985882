package dev.tidemark.core.executor;

import dev.tidemark.semantics.plan.SpinePlan;

/** The files of a spine and what is read of them. */
public record SpineFiles(DataFiles files, SpinePlan plan) {}
