package dev.tidemark.tck;

import dev.tidemark.semantics.type.ValueType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Values as golden files write them, and when two are the same. */
public final class Values {
    /** The day of a time that is written without one. */
    private static final LocalDate DAY = LocalDate.of(2024, 5, 2);

    private Values() {}

    /** The same to the bit, where NaN is NaN and −0.0 is not 0.0. */
    public static boolean same(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Double.doubleToLongBits(x) == Double.doubleToLongBits(y);
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            if (x.size() != y.size()) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                if (!same(x.get(i), y.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return a == null ? b == null : a.equals(b);
    }

    /** The value of that type that a YAML scalar or list stands for. */
    public static Object parse(ValueType type, Object yaml) {
        if (yaml == null) {
            return null;
        }
        if (type.isList()) {
            List<Object> list = new ArrayList<>();
            for (Object element : (Collection<?>) yaml) {
                list.add(parse(type.element(), element));
            }
            return list;
        }
        String text = yaml.toString();
        return switch (type) {
            case BOOL -> Boolean.valueOf(text);
            case INT64 -> Long.valueOf(text);
            case DOUBLE -> parseDouble(text);
            case STRING -> text;
            case TIMESTAMP -> micros(text);
            default -> throw new IllegalStateException("not a scalar: " + type);
        };
    }

    /** What {@link #parse} reads back. */
    public static Object print(ValueType type, Object value) {
        if (value == null || type == ValueType.BOOL || type == ValueType.INT64 || type == ValueType.STRING) {
            return value;
        }
        if (type.isList()) {
            return ((List<?>) value)
                    .stream().map(element -> print(type.element(), element)).toList();
        }
        return type == ValueType.TIMESTAMP ? text((Long) value) : value.toString();
    }

    /** Microseconds of {@code 10:00}, {@code 10:00:00.000001} (of one day in 2024), an ISO instant, or a whole number. */
    public static long micros(String text) {
        if (text.matches("-?\\d+")) {
            return Long.parseLong(text);
        }
        Instant instant = text.matches("\\d\\d:\\d\\d.*")
                ? DAY.atTime(LocalTime.parse(text)).toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
        return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000;
    }

    /** The ISO instant. */
    public static String text(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static Double parseDouble(String text) {
        return switch (text) {
            case ".nan", ".NaN", "NaN" -> Double.NaN;
            case ".inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-.inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(text);
        };
    }
}
