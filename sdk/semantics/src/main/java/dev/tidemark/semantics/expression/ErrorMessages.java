package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;

/** The one line a user reads: {@code Cannot compile expression "…" at line 1, column 1: why.} */
final class ErrorMessages {
    private static final int LONGEST_QUOTE = 120;
    private static final int BEFORE = 40;

    private ErrorMessages() {}

    static TidemarkException of(String sql, Refusal refusal) {
        int offset = Math.min(refusal.offset(), sql.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            boolean carriageReturn = sql.charAt(i) == '\r' && !sql.startsWith("\n", i + 1);
            if (sql.charAt(i) == '\n' || carriageReturn) {
                line++;
                lineStart = i + 1;
            }
        }
        int column = sql.codePointCount(lineStart, offset) + 1;
        String message = "Cannot compile expression \"" + quote(sql, offset) + "\" at line " + line + ", column "
                + column + ": " + refusal.getMessage();
        String said = sentence(oneLine(message));
        return refusal.missingColumn()
                .<TidemarkException>map(name -> new MissingColumnException(said, name))
                .orElseGet(() -> new TidemarkException(ErrorCode.INVALID_EXPRESSION, said));
    }

    /** The text, or what stands around the offset of a long one. */
    private static String quote(String sql, int offset) {
        if (sql.length() <= LONGEST_QUOTE) {
            return sql;
        }
        int from = Math.max(0, Math.min(offset - BEFORE, sql.length() - LONGEST_QUOTE));
        int to = Math.min(sql.length(), from + LONGEST_QUOTE);
        if (from > 0 && Character.isLowSurrogate(sql.charAt(from))) {
            from++;
        }
        if (to < sql.length() && Character.isLowSurrogate(sql.charAt(to))) {
            to--;
        }
        return (from > 0 ? "…" : "") + sql.substring(from, to) + (to < sql.length() ? "…" : "");
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> line.appendCodePoint(breaks(point) ? ' ' : point));
        return line.toString();
    }

    private static boolean breaks(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || point == 0x2028
                || point == 0x2029;
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
