package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.expression.RowExpression;
import java.util.List;

/** Compiles the expressions of a service, saying whose they are when they do not. */
final class Expressions {
    private static final String PREFIX = "Cannot compile ";

    private Expressions() {}

    static RowExpression compile(String thing, String sql, List<InputColumn> columns) {
        try {
            return RowExpression.compile(sql, columns);
        } catch (TidemarkException e) {
            String said = e.getMessage();
            String reason = said.startsWith(PREFIX) ? said.substring(PREFIX.length()) : said;
            throw new TidemarkException(e.code(), thing + ": " + reason, e);
        }
    }

    /** The same over the columns of a source, for an expression may name one that no expression can read. */
    static RowExpression compile(String thing, String sql, List<InputColumn> columns, ColumnTypes types) {
        try {
            return compile(thing, sql, columns);
        } catch (TidemarkException e) {
            String doubt = "";
            for (String name : namesIn(sql)) {
                if (types.has(name)) {
                    types.requireScalar(thing, name);
                    doubt += types.doubt(name);
                }
            }
            throw doubt.isEmpty() ? e : new TidemarkException(e.code(), e.getMessage() + doubt, e);
        }
    }

    private static List<String> namesIn(String sql) {
        try {
            return RowExpression.referencedNames(sql);
        } catch (TidemarkException unparsed) {
            return List.of();
        }
    }
}
