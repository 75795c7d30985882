package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.Evaluator;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.expression.RowExpression;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/** Compiles the expressions of a service, saying whose they are when they do not. */
final class Expressions {
    private Expressions() {}

    static RowExpression compile(String thing, String sql, List<InputColumn> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(sql)) {
                return new Column(sql, columns.get(i).type(), i);
            }
        }
        throw new TidemarkException(ErrorCode.UNSUPPORTED, thing + ": only a column can be read, not \"" + sql + "\".");
    }

    private record Column(String sql, ValueType type, int index) implements RowExpression {
        @Override
        public List<String> columnsRead() {
            return List.of(sql);
        }

        @Override
        public Evaluator newEvaluator() {
            return new Evaluator() {
                @Override
                public Object evaluate(Object[] row) {
                    return row[index];
                }

                @Override
                public long failures() {
                    return 0;
                }
            };
        }
    }
}
