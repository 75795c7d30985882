package dev.tidemark.core.training;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.semantics.plan.ServicePlan;
import java.util.OptionalLong;

/** What a training set answers: a bound service over a bound spine, and who computes it. */
record Question(Executor executor, ServicePlan plan, SpineFiles spine, OptionalLong knownAsOfMicros) {}
