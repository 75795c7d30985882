package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** One SQL scalar expression over the columns of a row: parsed, type-checked and bound. Immutable and thread-safe. */
public final class RowExpression implements Serializable {
    private final String sql;
    private final List<InputColumn> columns;
    private final transient ValueType type;
    private final transient List<String> columnsRead;
    private final transient Node node;

    private RowExpression(String sql, List<InputColumn> columns, ValueType type, List<String> columnsRead, Node node) {
        this.sql = sql;
        this.columns = List.copyOf(columns);
        this.type = type;
        this.columnsRead = columnsRead;
        this.node = node;
    }

    /**
     * Compiles an expression.
     *
     * @param columns the columns of the row, in order; names match exactly, case included
     * @throws TidemarkException INVALID_EXPRESSION, in one line with the line and the column, if the text does not
     *     parse, names what is not there, does not type-check, or has no scalar type; DUPLICATE_NAME if two columns
     *     have one name
     */
    public static RowExpression compile(String sql, List<InputColumn> columns) {
        refuseDuplicates(columns);
        try {
            SourceText source = new SourceText(sql);
            Binder binder = new Binder(source, List.copyOf(columns));
            Typed bound = binder.bind(ExpressionParser.parse(source));
            if (bound.isNull()) {
                throw new Refusal(0, "it is always NULL, of no type; write CAST(NULL AS DOUBLE) if that is meant");
            }
            if (bound.type().isList()) {
                throw new Refusal(0, "its type is " + bound.type() + "; the value of an expression is a scalar");
            }
            Node node = bound.type() == ValueType.DOUBLE ? canonical(bound.node()) : bound.node();
            return new RowExpression(sql, columns, bound.type(), names(columns, binder.columnsRead()), node);
        } catch (Refusal refusal) {
            throw ErrorMessages.of(sql, refusal);
        }
    }

    /**
     * The names an expression reads, in order of first appearance, without checking that there are such columns.
     *
     * @throws TidemarkException INVALID_EXPRESSION if the text does not parse
     */
    public static List<String> referencedNames(String sql) {
        try {
            SqlNode parsed = ExpressionParser.parse(new SourceText(sql));
            Set<String> names = new LinkedHashSet<>();
            parsed.accept(new SqlBasicVisitor<Void>() {
                @Override
                public Void visit(SqlIdentifier identifier) {
                    if (identifier.isSimple()) {
                        names.add(identifier.getSimple());
                    }
                    return null;
                }
            });
            return List.copyOf(names);
        } catch (Refusal refusal) {
            throw ErrorMessages.of(sql, refusal);
        }
    }

    /** The type of the value: a scalar. */
    public ValueType type() {
        return type;
    }

    /** The columns the expression reads, in row order. */
    public List<String> columnsRead() {
        return columnsRead;
    }

    /** The text as it was given. */
    public String sql() {
        return sql;
    }

    /** A new evaluator, for one thread. */
    public Evaluator newEvaluator() {
        return new CountingEvaluator(node);
    }

    @Override
    public String toString() {
        return sql;
    }

    /** The one NaN and the one zero that leave an expression. */
    private static Node canonical(Node node) {
        return row -> {
            Object value = node.evaluate(row);
            if (value instanceof Double number) {
                double d = number;
                return d == 0.0 ? (Object) 0.0 : Double.isNaN(d) ? (Object) Double.NaN : value;
            }
            return value;
        };
    }

    private static List<String> names(List<InputColumn> columns, BitSet indexes) {
        return indexes.stream().mapToObj(index -> columns.get(index).name()).toList();
    }

    private static void refuseDuplicates(List<InputColumn> columns) {
        Set<String> seen = new HashSet<>();
        for (InputColumn column : columns) {
            if (!seen.add(column.name())) {
                throw new TidemarkException(
                        ErrorCode.DUPLICATE_NAME,
                        "Cannot read row: two columns are named '" + column.name() + "'. Rename one.");
            }
        }
    }

    /** Travels to another process of the same engine as its text, and is compiled anew there. */
    private Object readResolve() {
        return compile(sql, columns);
    }
}
