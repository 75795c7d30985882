package dev.tidemark.semantics.expression;

/** Functions of text. Positions and lengths count code points, from 1. */
final class Text {
    /** The longest text an expression makes, in UTF-16 units; a longer one is a failure, not a full heap. */
    static final int LONGEST = 1 << 24;

    private Text() {}

    static long length(String text) {
        return text.codePointCount(0, text.length());
    }

    static Object concat(String left, String right) {
        return left.length() + right.length() > LONGEST ? Failure.FAILED : left.concat(right);
    }

    /** The code points at positions {@code [start, start + length)}; positions outside the text are empty. */
    static Object substring(String text, long start, long length) {
        if (length < 0) {
            return Failure.FAILED;
        }
        long size = length(text);
        long end = start > Long.MAX_VALUE - length ? Long.MAX_VALUE : start + length;
        long first = Math.max(1, Math.min(start, size + 1));
        long last = Math.max(first, Math.min(end, size + 1));
        int from = text.offsetByCodePoints(0, (int) (first - 1));
        return text.substring(from, text.offsetByCodePoints(from, (int) (last - first)));
    }

    static Object left(String text, long length) {
        return substring(text, 1, length);
    }

    static Object right(String text, long length) {
        if (length < 0) {
            return Failure.FAILED;
        }
        long size = length(text);
        return substring(text, size - Math.min(length, size) + 1, size);
    }

    /** The position of the first occurrence; 0 if there is none, 1 for the empty text. */
    static long position(String wanted, String text) {
        int index = text.indexOf(wanted);
        return index < 0 ? 0 : text.codePointCount(0, index) + 1L;
    }

    /** Every occurrence replaced, from the left; an empty text occurs nowhere. */
    static Object replace(String text, String wanted, String replacement) {
        if (wanted.isEmpty() || !text.contains(wanted)) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, from)) {
            result.append(text, from, at).append(replacement);
            from = at + wanted.length();
            if (result.length() > LONGEST) {
                return Failure.FAILED;
            }
        }
        return result.append(text, from, text.length()).toString();
    }

    /** The text without the code points of {@code removed} at its ends. */
    static String trim(String text, String removed, boolean leading, boolean trailing) {
        int from = 0;
        int to = text.length();
        while (leading && from < to && removed.indexOf(text.codePointAt(from)) >= 0) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (trailing && from < to && removed.indexOf(text.codePointBefore(to)) >= 0) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }
}
