package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.expression.RowExpression;
import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;

/** One on-demand feature: an expression over {@link ServicePlan#onDemandColumns()}. */
public record OnDemandPlan(String name, RowExpression expression, ValueType type) implements Serializable {}
