package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.text.TextValues;
import dev.tidemark.semantics.type.ValueType;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** CAST and TRY_CAST between scalars. Text that does not parse, and numbers that do not fit, fail. */
final class Casts {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.][0-9.eE+-]*|(?i:nan|[+-]?inf(inity)?)");
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
            case TIMESTAMP -> value -> TextTime.format((Long) value);
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
        return INTEGER.matcher(digits).matches() ? read(ValueType.INT64, digits) : Failure.FAILED;
    }

    private static Object number(String text) {
        String digits = spaceless(text);
        return NUMBER.matcher(digits).matches() ? read(ValueType.DOUBLE, digits) : Failure.FAILED;
    }

    private static Object bool(String text) {
        String word = spaceless(text);
        return word.length() == 4 || word.length() == 5 ? read(ValueType.BOOL, word) : Failure.FAILED;
    }

    /** As text in files is read. The caller looks first, so that text of another kind costs no exception. */
    private static Object read(ValueType type, String text) {
        try {
            return TextValues.parse(type, text);
        } catch (TidemarkException e) {
            return Failure.FAILED;
        }
    }

    private static Object instant(String text) {
        OptionalLong micros = Instants.parse(spaceless(text));
        return micros.isPresent() ? (Object) micros.getAsLong() : Failure.FAILED;
    }

    private static String spaceless(String text) {
        return Text.trim(text, " ", true, true);
    }
}
