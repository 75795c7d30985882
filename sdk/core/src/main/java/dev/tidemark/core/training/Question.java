package dev.tidemark.core.training;

import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.semantics.plan.ServicePlan;
import java.util.OptionalLong;

/** What a training set answers: a bound service over a bound spine. */
record Question(ServicePlan plan, SpineFiles spine, OptionalLong knownAsOfMicros) {}
