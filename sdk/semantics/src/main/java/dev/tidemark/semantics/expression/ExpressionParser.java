package dev.tidemark.semantics.expression;

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

    private ExpressionParser() {}

    static SqlNode parse(SourceText source) {
        try {
            return SqlParser.create(source.prepared(), CONFIG).parseExpression();
        } catch (SqlParseException e) {
            throw refusal(source, e.getPos());
        } catch (StackOverflowError e) {
            throw new Refusal(0, Limits.TOO_DEEP);
        }
    }

    private static Refusal refusal(SourceText source, SqlParserPos where) {
        if (where == null || where.getLineNum() == 0) {
            return new Refusal(0, "syntax error");
        }
        int offset = source.offset(where.getLineNum(), where.getColumnNum());
        String rest = source.original().substring(Math.min(offset, source.original().length()));
        if (rest.isBlank() || endsInside(source, where)) {
            return new Refusal(source.original().length(), "unexpected end; an operand or a closing word is missing");
        }
        return new Refusal(offset, "syntax error near '" + firstWord(rest) + "'");
    }

    /** Whether the parser read to the end of the text and wanted more. */
    private static boolean endsInside(SourceText source, SqlParserPos where) {
        int last = source.offset(where.getEndLineNum(), where.getEndColumnNum());
        return last >= source.original().stripTrailing().length();
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && end < 30 && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
