package dev.tidemark.core.validation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How measured numbers look in a report. */
final class Figures {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Figures() {}

    /** Four significant digits: {@code 0.1234}, {@code 12.5}, {@code 1000}; very large and very small ones with an exponent. */
    static String shown(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
        boolean plain = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e12;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** {@code 1,234}. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 1 row}, {@code 1,000 rows}. */
    static String rows(long n) {
        return count(n) + (n == 1 ? " row" : " rows");
    }

    /** {@code 12.5 %}. */
    static String percent(double share) {
        return shown(Math.round(share * 1e6) / 1e4) + " %";
    }
}
