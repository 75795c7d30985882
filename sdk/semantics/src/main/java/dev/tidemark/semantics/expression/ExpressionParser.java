package dev.tidemark.semantics.expression;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/** From text to Calcite's syntax tree; its complaints become one-line reasons in the user's own coordinates. */
final class ExpressionParser {
    private static final SqlParser.Config CONFIG = SqlParser.config()
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withIdentifierMaxLength(SourceText.LONGEST)
            .withConformance(SqlConformanceEnum.BABEL);

    /** How the parser says that it read to the end of the text and wanted more. */
    private static final Pattern AT_END = Pattern.compile("^Encountered \"[^\\n]*<EOF>\"");

    private static final String REMEDY = "; write one condition or formula, as in amount * 2 > 500 AND status = 'A'";

    /** What programming languages write, and SQL writes otherwise. */
    private static final Map<String, String> IN_SQL = Map.of("==", "=", "&&", "AND", "=>", ">=", "=<", "<=");

    private static final int MOST_SHOWN = 24;

    private ExpressionParser() {}

    static SqlNode parse(SourceText source) {
        try {
            return SqlParser.create(source.prepared(), CONFIG).parseExpression();
        } catch (SqlParseException e) {
            throw refusal(source, e);
        }
    }

    private static boolean ranOutOfStack(Throwable e) {
        return e instanceof StackOverflowError || e.getCause() != null && ranOutOfStack(e.getCause());
    }

    private static Refusal refusal(SourceText source, SqlParseException e) {
        SqlParserPos where = e.getPos();
        if (where == null || where.getLineNum() == 0) {
            return new Refusal(0, ranOutOfStack(e) ? Limits.TOO_DEEP : "syntax error" + REMEDY);
        }
        int offset = source.offset(where.getLineNum(), where.getColumnNum());
        String rest =
                source.original().substring(Math.min(offset, source.original().length()));
        if (rest.isBlank() || AT_END.matcher(String.valueOf(e.getMessage())).find()) {
            return new Refusal(source.original().length(), "unexpected end; an operand or a closing word is missing");
        }
        String shown = rest.length() <= MOST_SHOWN ? rest.strip() : rest.substring(0, MOST_SHOWN) + "…";
        return new Refusal(offset, "syntax error near '" + shown + "'" + remedy(rest));
    }

    private static String remedy(String rest) {
        return IN_SQL.keySet().stream()
                .filter(rest::startsWith)
                .findFirst()
                .map(operator -> "; write " + IN_SQL.get(operator) + " in place of " + operator)
                .orElse(REMEDY);
    }
}
