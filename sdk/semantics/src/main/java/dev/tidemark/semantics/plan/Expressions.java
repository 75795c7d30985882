package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.expression.MissingColumnException;
import dev.tidemark.semantics.expression.RowExpression;
import java.util.List;
import java.util.function.Function;

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
            StringBuilder doubt = new StringBuilder();
            for (String name : namesIn(sql)) {
                if (types.has(name)) {
                    types.requireScalar(thing, name);
                    doubt.append(types.doubt(name));
                }
            }
            throw adding(e, doubt.toString());
        }
    }

    /** The error, which of a name that is no column ends with what {@code remedy} has to say of it. */
    static TidemarkException remedied(TidemarkException e, Function<String, String> remedy) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof MissingColumnException missing) {
                return adding(e, remedy.apply(missing.column()));
            }
        }
        return e;
    }

    /** The error with more at its end, if there is more to say. */
    private static TidemarkException adding(TidemarkException e, String more) {
        return more.isEmpty() ? e : new TidemarkException(e.code(), e.getMessage() + more, e);
    }

    /** The names in an expression; none if it cannot be parsed. */
    static List<String> namesIn(String sql) {
        try {
            return RowExpression.referencedNames(sql);
        } catch (TidemarkException unparsed) {
            return List.of();
        }
    }
}
