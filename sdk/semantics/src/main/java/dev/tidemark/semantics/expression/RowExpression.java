package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/** One SQL scalar expression over the columns of a row. */
public interface RowExpression {
    ValueType type();

    List<String> columnsRead();

    String sql();

    Evaluator newEvaluator();
}
