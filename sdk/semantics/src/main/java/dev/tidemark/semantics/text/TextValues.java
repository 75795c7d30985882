package dev.tidemark.semantics.text;

import dev.tidemark.semantics.type.ValueType;

/**
 * The one reader of text into typed values, for every input that is text: CSV cells, JSON strings, keys and request
 * values on a command line. Nothing is trimmed. {@link Utf8Range} lets it read bytes in place.
 *
 * <p>A text that is not a value of the type is an error that names the text and what to write instead.
 */
public final class TextValues {
    private static final int MAX_EXACT_DIGITS = 15;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private TextValues() {}

    /** The value as the Java type of a scalar {@link ValueType}. */
    public static Object parse(ValueType type, CharSequence text) {
        return switch (type) {
            case BOOL -> parseBool(text);
            case INT64 -> parseInt64(text);
            case DOUBLE -> parseDouble(text);
            case STRING -> text.toString();
            case TIMESTAMP -> TextTime.parse(text);
            default -> throw new IllegalStateException("a " + type + " is not read from plain text");
        };
    }

    /** {@code true} or {@code false}, in any case. */
    public static boolean parseBool(CharSequence text) {
        if (NumberScanner.isWord(text, 0, "true")) {
            return true;
        }
        if (NumberScanner.isWord(text, 0, "false")) {
            return false;
        }
        throw Refusals.of(text, ValueType.BOOL, "write true or false");
    }

    /** Decimal digits with an optional sign. */
    public static long parseInt64(CharSequence text) {
        if (NumberScanner.shape(text) != NumberScanner.Shape.INTEGER) {
            throw Refusals.of(text, ValueType.INT64, "write a whole number in decimal digits, like 42 or -7");
        }
        boolean negative = text.charAt(0) == '-';
        long value = 0; // counted down: there is one more negative number than positive ones
        for (int i = NumberScanner.start(text); i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw tooLarge(text);
            }
            value = value * 10 - digit;
        }
        if (!negative && value == Long.MIN_VALUE) {
            throw tooLarge(text);
        }
        return negative ? value : -value;
    }

    /**
     * A decimal number with an optional exponent, {@code NaN}, {@code inf} or {@code infinity}, the latter three in any
     * case; {@code -0.0} reads as 0.0. A finite number beyond the largest double is refused.
     */
    public static double parseDouble(CharSequence text) {
        switch (NumberScanner.shape(text)) {
            case NONE:
                throw Refusals.of(text, ValueType.DOUBLE, "write a number like 12.5, -3 or 1e-9, NaN, inf or -inf");
            case NAMED:
                return named(text);
            default:
                double value = decimal(text);
                if (Double.isInfinite(value)) {
                    throw Refusals.of(
                            text, ValueType.DOUBLE, "it is beyond 1.7976931348623157E308; write inf if it is meant");
                }
                return value + 0.0;
        }
    }

    /** Whether {@link #parseInt64} would accept the text. */
    static boolean fitsInt64(CharSequence text) {
        int start = NumberScanner.start(text);
        while (start < text.length() - 1 && text.charAt(start) == '0') {
            start++;
        }
        int digits = text.length() - start;
        if (digits != 19) {
            return digits < 19;
        }
        String limit = text.charAt(0) == '-' ? "9223372036854775808" : "9223372036854775807";
        return text.subSequence(start, text.length()).toString().compareTo(limit) <= 0;
    }

    private static double named(CharSequence text) {
        if ((text.charAt(0) | 0x20) == 'n') {
            return Double.NaN;
        }
        return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** Up to 15 digits and a small power of ten are exact doubles, so their quotient is correctly rounded. */
    private static double decimal(CharSequence text) {
        long mantissa = 0;
        int digits = 0;
        int decimals = 0;
        boolean point = false;
        for (int i = NumberScanner.start(text); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                point = true;
            } else if (!NumberScanner.isDigit(c) || ++digits > MAX_EXACT_DIGITS) {
                return Double.parseDouble(text.toString());
            } else {
                mantissa = mantissa * 10 + (c - '0');
                decimals += point ? 1 : 0;
            }
        }
        double value = mantissa / POWERS_OF_TEN[decimals];
        return text.charAt(0) == '-' ? -value : value;
    }

    private static RuntimeException tooLarge(CharSequence text) {
        return Refusals.of(text, ValueType.INT64, "it does not fit 64 bits; declare the column STRING or DOUBLE");
    }
}
