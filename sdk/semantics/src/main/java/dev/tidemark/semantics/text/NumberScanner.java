package dev.tidemark.semantics.text;

/** Tells what kind of number a text is, by its digits alone. */
final class NumberScanner {
    /** The kinds of number. */
    enum Shape {
        /** Not a number. */
        NONE,
        /** Digits with an optional sign. */
        INTEGER,
        /** Digits with a point, an exponent or both. */
        DECIMAL,
        /** NaN, inf or infinity, in any case, the latter two with an optional sign. */
        NAMED
    }

    private NumberScanner() {}

    static Shape shape(CharSequence s) {
        int start = start(s);
        int whole = digitsEnd(s, start);
        boolean point = whole < s.length() && s.charAt(whole) == '.';
        int mantissaEnd = point ? digitsEnd(s, whole + 1) : whole;
        int digits = mantissaEnd - start - (point ? 1 : 0);
        if (digits == 0) {
            return isNamed(s, start) ? Shape.NAMED : Shape.NONE;
        }
        if (mantissaEnd == s.length()) {
            return point ? Shape.DECIMAL : Shape.INTEGER;
        }
        return isExponent(s, mantissaEnd) ? Shape.DECIMAL : Shape.NONE;
    }

    /** Whether more than one digit stands before the point, the first of them zero, as in {@code 007}. */
    static boolean hasLeadingZero(CharSequence s) {
        int start = start(s);
        return start + 1 < s.length() && s.charAt(start) == '0' && isDigit(s.charAt(start + 1));
    }

    /** Where the digits begin, after the sign. */
    static int start(CharSequence s) {
        return s.length() > 0 && (s.charAt(0) == '-' || s.charAt(0) == '+') ? 1 : 0;
    }

    private static boolean isExponent(CharSequence s, int at) {
        if ((s.charAt(at) | 0x20) != 'e') {
            return false;
        }
        int digits = at + 1;
        if (digits < s.length() && (s.charAt(digits) == '-' || s.charAt(digits) == '+')) {
            digits++;
        }
        return digits < s.length() && digitsEnd(s, digits) == s.length();
    }

    private static boolean isNamed(CharSequence s, int start) {
        return (start == 0 && isWord(s, 0, "nan")) || isWord(s, start, "inf") || isWord(s, start, "infinity");
    }

    /** Whether what begins at {@code from} is the lower-case ASCII word, in any case. */
    static boolean isWord(CharSequence s, int from, String word) {
        if (s.length() - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((s.charAt(from + i) | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int digitsEnd(CharSequence s, int from) {
        int end = from;
        while (end < s.length() && isDigit(s.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
