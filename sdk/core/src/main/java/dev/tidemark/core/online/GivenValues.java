package dev.tidemark.core.online;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.text.WholeText;
import dev.tidemark.semantics.type.ValueType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Brings what a caller gives to the Java value of its type. Narrower numbers widen as they do in files, an {@link Instant}
 * is a TIMESTAMP; nothing else is converted.
 */
final class GivenValues {
    private static final Instant FIRST = Instant.EPOCH.plus(TextTime.MIN_MICROS, ChronoUnit.MICROS);
    private static final Instant LAST = Instant.EPOCH.plus(TextTime.MAX_MICROS, ChronoUnit.MICROS);

    private GivenValues() {}

    /**
     * The value as {@link ValueType} has it; null for null.
     *
     * @param thing begins the message, as in {@code Cannot read service 'fraud': key column}
     */
    static Object convert(String thing, InputColumn column, Object given) {
        if (given == null) {
            return null;
        }
        Object value = switch (column.type()) {
            case STRING ->
                given instanceof String text ? WholeText.check(thing + " '" + column.name() + "'", text) : null;
            case BOOL -> given instanceof Boolean ? given : null;
            case INT64 -> whole(given);
            case DOUBLE -> number(given);
            case TIMESTAMP -> instant(thing, column, given);
            default -> throw new IllegalStateException("a " + column.type() + " is never given");
        };
        if (value == null) {
            throw new TidemarkException(
                    ErrorCode.WRONG_TYPE,
                    thing + " '" + column.name() + "' is " + column.type() + ", it was given "
                            + given.getClass().getSimpleName() + " " + shown(given) + "; give "
                            + expected(column.type())
                            + ".");
        }
        return value;
    }

    private static Long whole(Object given) {
        boolean fits =
                given instanceof Long || given instanceof Integer || given instanceof Short || given instanceof Byte;
        return fits ? ((Number) given).longValue() : null;
    }

    private static Double number(Object given) {
        boolean fits = given instanceof Double || given instanceof Float || whole(given) != null;
        return fits ? ValueColumn.canonical(((Number) given).doubleValue()) : null;
    }

    private static Long instant(String thing, InputColumn column, Object given) {
        Instant instant = given instanceof Instant one ? one : null;
        if (given instanceof Long micros) {
            instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
        if (instant != null && (instant.isBefore(FIRST) || instant.isAfter(LAST))) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    thing + " '" + column.name() + "' was given " + given
                            + ", which lies outside the years 0001 to 9999; give an instant in between.");
        }
        return instant == null ? null : (Long) TextTime.toMicros(instant);
    }

    private static String shown(Object given) {
        String text = String.valueOf(given).replaceAll("\\p{Cntrl}", " ");
        String shortened = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        return given instanceof CharSequence ? "'" + shortened + "'" : shortened;
    }

    private static String expected(ValueType type) {
        return switch (type) {
            case STRING -> "a String";
            case BOOL -> "a Boolean";
            case INT64 -> "a Long or an Integer";
            case DOUBLE -> "a Double, a Long or an Integer";
            default -> "an Instant";
        };
    }
}
