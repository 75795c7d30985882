package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** CAST and TRY_CAST between scalars. Text that does not parse, and numbers that do not fit, fail. */
final class Casts {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final double TWO_TO_63 = 0x1p63;

    private Casts() {}

    /** The cast; null if the types do not convert. */
    static Strict.One between(ValueType from, ValueType to) {
        if (from == to) {
            return value -> value;
        }
        return switch (to) {
            case STRING -> toText(from);
            case INT64 -> toInt64(from);
            case DOUBLE -> toDouble(from);
            case BOOL -> from == ValueType.STRING ? text -> bool((String) text) : null;
            case TIMESTAMP -> from == ValueType.STRING ? text -> instant((String) text) : null;
            default -> null;
        };
    }

    private static Strict.One toText(ValueType from) {
        return switch (from) {
            case BOOL, INT64 -> Object::toString;
            case DOUBLE -> value -> DoubleText.of((Double) value);
            case TIMESTAMP -> value -> InstantText.format((Long) value);
            default -> null;
        };
    }

    private static Strict.One toInt64(ValueType from) {
        return switch (from) {
            case BOOL -> value -> (Boolean) value ? 1L : 0L;
            case DOUBLE -> value -> truncate((Double) value);
            case STRING -> value -> int64((String) value);
            default -> null;
        };
    }

    private static Strict.One toDouble(ValueType from) {
        return switch (from) {
            case BOOL -> value -> (Boolean) value ? 1.0 : 0.0;
            case INT64 -> value -> (double) (Long) value;
            case STRING -> value -> number((String) value);
            default -> null;
        };
    }

    private static Object truncate(double value) {
        return value >= -TWO_TO_63 && value < TWO_TO_63 ? (Object) (long) value : Failure.FAILED;
    }

    private static Object int64(String text) {
        String digits = spaceless(text);
        if (!digits.matches("[+-]?[0-9]{1,100}")) {
            return Failure.FAILED;
        }
        BigDecimal number = new BigDecimal(digits);
        return number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0
                        || number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Failure.FAILED
                : (Object) number.longValueExact();
    }

    private static Object number(String text) {
        String digits = spaceless(text);
        switch (digits) {
            case "NaN":
                return Double.NaN;
            case "Infinity":
                return Double.POSITIVE_INFINITY;
            case "-Infinity":
                return Double.NEGATIVE_INFINITY;
            default:
        }
        if (!NUMBER.matcher(digits).matches()) {
            return Failure.FAILED;
        }
        double number = Double.parseDouble(digits);
        return Double.isInfinite(number) ? Failure.FAILED : (Object) number;
    }

    private static Object bool(String text) {
        String word = spaceless(text);
        if (word.equalsIgnoreCase("true")) {
            return true;
        }
        return word.equalsIgnoreCase("false") ? (Object) false : Failure.FAILED;
    }

    private static Object instant(String text) {
        OptionalLong micros = InstantText.parse(spaceless(text));
        return micros.isPresent() ? (Object) micros.getAsLong() : Failure.FAILED;
    }

    private static String spaceless(String text) {
        return Text.trim(text, " ", true, true);
    }
}
