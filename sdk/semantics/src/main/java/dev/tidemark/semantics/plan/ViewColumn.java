package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.expression.RowExpression;
import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;

/**
 * One column of a view's rows: read from the source, or computed from the columns before it.
 *
 * @param name of the source's column, or of the derived one; a filter is named by its SQL text
 * @param expression null for a column of the source; otherwise reads only columns that stand before this one
 */
public record ViewColumn(String name, ValueType type, RowExpression expression) implements Serializable {
    public boolean isDerived() {
        return expression != null;
    }
}
