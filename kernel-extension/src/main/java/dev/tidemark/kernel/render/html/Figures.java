package dev.tidemark.kernel.render.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers and texts look where space is short. */
public final class Figures {
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Figures() {}

    /** {@code 1,234}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 1 row}, {@code 1,234 rows}. */
    public static String count(long n, String thing) {
        return count(n) + " " + thing + (n == 1 ? "" : "s");
    }

    /** {@code 12.5 %}; what is little but not nothing is {@code <0.1 %}. */
    public static String percent(double share) {
        double percent = Math.round(share * 1_000) / 10.0;
        if (share > 0 && percent == 0) {
            return "<0.1 %";
        }
        return share < 1 && percent == 100 ? ">99.9 %" : number(percent) + " %";
    }

    /** Four significant digits. */
    public static String number(double value) {
        return number(value, FOUR_DIGITS);
    }

    /** Six significant digits, for single values. */
    public static String value(double value) {
        return number(value, SIX_DIGITS);
    }

    private static String number(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        boolean plain = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e12);
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** At most so many characters, of which the last is then an ellipsis. */
    public static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** On one line, without what turns the direction of text. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u202a-\u202e\u2066-\u2069\u2028\u2029]", " ");
    }

    /** Padded with blanks to a width, at the left for numbers. */
    public static String padded(String text, int width, boolean toTheRight) {
        String blanks = " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
        return toTheRight ? blanks + text : text + blanks;
    }
}
