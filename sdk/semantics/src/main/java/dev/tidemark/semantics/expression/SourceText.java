package dev.tidemark.semantics.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * An expression as the user wrote it, and as the parser reads it: with every name quoted, so that no word but the
 * grammar's own is reserved ({@code avg}, {@code timestamp}, {@code value} and {@code user} are good column names).
 */
final class SourceText {
    static final int LONGEST = 65_536;

    /** The words that cannot be names without quotes. */
    static final Set<String> GRAMMAR = Set.of(
            "AND",
            "OR",
            "NOT",
            "IS",
            "NULL",
            "TRUE",
            "FALSE",
            "UNKNOWN",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "IN",
            "BETWEEN",
            "SYMMETRIC",
            "ASYMMETRIC",
            "LIKE",
            "ESCAPE",
            "DISTINCT",
            "FROM",
            "FOR",
            "AS",
            "TO",
            "INTERVAL",
            "LEADING",
            "TRAILING",
            "BOTH",
            "SELECT");

    private static final Set<String> FUNCTIONS_WITH_SYNTAX = Set.of(
            "CAST",
            "TRY_CAST",
            "SAFE_CAST",
            "EXTRACT",
            "TRIM",
            "SUBSTRING",
            "POSITION",
            "FLOOR",
            "CEIL",
            "CEILING",
            "TIMESTAMPDIFF");
    private static final Set<String> UNIT_FIRST = Set.of("EXTRACT", "TIMESTAMPDIFF");
    private static final Set<String> LITERAL_PREFIXES = Set.of("DATE", "TIME", "TIMESTAMP");

    private final String original;
    private final StringBuilder prepared = new StringBuilder();
    private int[] origins = new int[64];

    private final TextSize size = new TextSize();
    private int at;
    private int depth;
    private int typeDepth = -1;
    private String last = "";
    private String lastButOne = "";

    SourceText(String original) {
        if (original.length() > LONGEST) {
            throw new Refusal(0, "the text has " + original.length() + " characters; the longest has " + LONGEST);
        }
        this.original = original;
        while (at < original.length()) {
            token();
        }
        if (last.isEmpty()) {
            throw new Refusal(0, "it is empty; write an expression such as amount > 500");
        }
        origins = Arrays.copyOf(origins, prepared.length());
    }

    String original() {
        return original;
    }

    String prepared() {
        return prepared.toString();
    }

    /** The index in the original text of the character at a line and column, from 1, of the prepared text. */
    int offset(int line, int column) {
        int index = preparedIndex(line, column);
        return index < origins.length ? origins[index] : original.length();
    }

    /** The prepared text from one line and column to another, both inclusive. */
    String slice(int line, int column, int endLine, int endColumn) {
        int from = Math.min(preparedIndex(line, column), prepared.length());
        int to = Math.min(preparedIndex(endLine, endColumn) + 1, prepared.length());
        return prepared.substring(from, Math.max(from, to));
    }

    private int preparedIndex(int line, int column) {
        int index = 0;
        for (int l = 1; l < line && index < prepared.length(); l++) {
            while (index < prepared.length() && !endsLine(index)) {
                index++;
            }
            index++;
        }
        return index + column - 1;
    }

    private boolean endsLine(int index) {
        char c = prepared.charAt(index);
        boolean beforeNewline = index + 1 < prepared.length() && prepared.charAt(index + 1) == '\n';
        return c == '\n' || c == '\r' && !beforeNewline;
    }

    private void token() {
        char c = original.charAt(at);
        if (c == '\'' || c == '"') {
            size.count("operand", at);
            copy(quotedEnd(c));
            seen(String.valueOf(c));
        } else if (original.startsWith("--", at) || original.startsWith("//", at)) {
            copy(endOr("\n", 0));
        } else if (original.startsWith("/*", at)) {
            copy(endOr("*/", 2));
        } else if (isDigit(at) || c == '.' && isDigit(at + 1)) {
            size.count("operand", at);
            copy(numberEnd());
            seen("0");
        } else if (Character.isUnicodeIdentifierStart(original.codePointAt(at)) || c == '_') {
            word();
        } else {
            symbol(c);
        }
    }

    private void symbol(char c) {
        String symbol = String.valueOf(c);
        size.count(symbol, at);
        if (c == '(' || c == '[') {
            depth++;
        }
        if ((c == ')' || c == ']') && --depth < typeDepth) {
            typeDepth = -1;
        }
        copy(at + 1);
        if (!Character.isWhitespace(c)) {
            seen(symbol);
        }
    }

    private void word() {
        int start = at;
        int end = at;
        while (end < original.length() && isWordPart(original.codePointAt(end))) {
            end += Character.charCount(original.codePointAt(end));
        }
        String word = original.substring(start, end);
        String upper = word.toUpperCase(Locale.ROOT);
        int next = end;
        while (next < original.length() && Character.isWhitespace(original.charAt(next))) {
            next++;
        }
        char following = next < original.length() ? original.charAt(next) : ' ';
        refuseQueries(upper, start);
        size.count(upper, start);
        if (isSyntax(upper, following)) {
            copy(end);
        } else {
            append('"', start);
            copy(end);
            append('"', end - 1);
        }
        if (upper.equals("AS")) {
            typeDepth = depth;
        }
        seen(upper);
    }

    private void refuseQueries(String word, int start) {
        if (word.equals("SELECT")) {
            throw new Refusal(start, "a query is not a row expression; it reads the columns of one row only");
        }
        if (word.equals("OVER") && last.equals(")")) {
            throw new Refusal(
                    start,
                    "a window function is not a row expression; declare a feature with an aggregate and a window");
        }
    }

    private boolean isSyntax(String word, char following) {
        return GRAMMAR.contains(word)
                || typeDepth >= 0
                || last.equals("'")
                || last.equals("0")
                || last.equals("TO")
                || last.equals("(") && UNIT_FIRST.contains(lastButOne)
                || following == '\'' && LITERAL_PREFIXES.contains(word)
                || following == '(' && FUNCTIONS_WITH_SYNTAX.contains(word);
    }

    private int quotedEnd(char quote) {
        int i = at + 1;
        while (i < original.length()) {
            if (original.charAt(i) == quote) {
                if (i + 1 == original.length() || original.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        throw new Refusal(at, "the closing " + quote + " is missing");
    }

    private int numberEnd() {
        int i = digits(at);
        if (i < original.length() && original.charAt(i) == '.') {
            i = digits(i + 1);
        }
        if (i < original.length() && (original.charAt(i) == 'e' || original.charAt(i) == 'E')) {
            boolean signed = i + 1 < original.length() && "+-".indexOf(original.charAt(i + 1)) >= 0;
            int exponent = signed ? i + 2 : i + 1;
            return isDigit(exponent) ? digits(exponent) : i;
        }
        return i;
    }

    private int digits(int from) {
        int i = from;
        while (isDigit(i)) {
            i++;
        }
        return i;
    }

    private boolean isDigit(int index) {
        return index < original.length() && original.charAt(index) >= '0' && original.charAt(index) <= '9';
    }

    private static boolean isWordPart(int codePoint) {
        return Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint)
                || codePoint == '$';
    }

    private int endOr(String closing, int length) {
        int end = original.indexOf(closing, at + length);
        return end < 0 ? original.length() : end + length;
    }

    private void seen(String token) {
        lastButOne = last;
        last = token;
    }

    private void copy(int end) {
        while (at < end) {
            append(original.charAt(at), at);
            at++;
        }
    }

    private void append(char c, int origin) {
        if (prepared.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        origins[prepared.length()] = origin;
        prepared.append(c);
    }
}
