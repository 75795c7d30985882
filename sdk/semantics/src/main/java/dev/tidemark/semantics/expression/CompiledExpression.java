package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/** A bound expression. */
record CompiledExpression(String sql, ValueType type, List<String> columnsRead, Node node) implements RowExpression {
    @Override
    public Evaluator newEvaluator() {
        return new CountingEvaluator(node);
    }

    @Override
    public String toString() {
        return sql;
    }
}
