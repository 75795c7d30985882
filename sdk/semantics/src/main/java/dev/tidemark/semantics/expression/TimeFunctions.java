package dev.tidemark.semantics.expression;

import static dev.tidemark.semantics.type.ValueType.INT64;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static dev.tidemark.semantics.type.ValueType.TIMESTAMP;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions of instants: fields, beginnings of units, differences. All in UTC, to the microsecond. */
final class TimeFunctions {
    /** Shortcuts: {@code HOUR(ts)} is {@code EXTRACT(HOUR FROM ts)}. */
    private static final Map<String, CalendarField> SHORTCUTS = Map.of(
            "YEAR",
            CalendarField.YEAR,
            "QUARTER",
            CalendarField.QUARTER,
            "MONTH",
            CalendarField.MONTH,
            "WEEK",
            CalendarField.WEEK,
            "DAY",
            CalendarField.DAY,
            "DAYOFMONTH",
            CalendarField.DAY,
            "DAYOFYEAR",
            CalendarField.DOY,
            "HOUR",
            CalendarField.HOUR,
            "MINUTE",
            CalendarField.MINUTE,
            "SECOND",
            CalendarField.SECOND);

    private TimeFunctions() {}

    static void addTo(Map<String, Function> functions) {
        SHORTCUTS.forEach((name, field) ->
                functions.put(name, new Function(name + "(timestamp)", 1, 1, call -> extract(field, call))));
        functions.put("DATE_TRUNC", new Function("DATE_TRUNC('hour', timestamp)", 2, 2, TimeFunctions::truncate));
    }

    static Typed extract(CalendarField field, Call call) {
        Node node = Strict.of(call.types(TIMESTAMP).node(0), micros -> field.of((Long) micros));
        return Typed.result(INT64, node, call.operands());
    }

    static Typed floor(CalendarField unit, Call call) {
        Node node = Strict.of(call.types(TIMESTAMP).node(0), micros -> Instants.checked(unit.floor((Long) micros)));
        return Typed.result(TIMESTAMP, node, call.operands());
    }

    /** Whole units from one instant to another, truncated toward zero. */
    static Typed difference(CalendarField unit, Call call) {
        Node difference = Arithmetic.subtractLongs(call.types(TIMESTAMP).node(1), call.node(0));
        long micros = fixedMicros(unit, call);
        return Typed.result(INT64, Strict.of(difference, value -> (Long) value / micros), call.operands());
    }

    static CalendarField field(String name, Call call) {
        return CalendarField.named(name)
                .orElseThrow(() -> call.refuse("'" + name + "' is not a field of a TIMESTAMP; fields: "
                        + names(List.of(CalendarField.values()))));
    }

    static CalendarField unit(String name, Call call) {
        return CalendarField.named(name)
                .filter(CalendarField::isUnit)
                .orElseThrow(() ->
                        call.refuse("'" + name + "' is not a unit of time; units: " + names(CalendarField.units())));
    }

    private static String names(List<CalendarField> fields) {
        return fields.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    /** The microseconds of a unit of fixed length. */
    static long fixedMicros(CalendarField unit, Call call) {
        return switch (unit) {
            case MICROSECOND -> 1;
            case MILLISECOND -> 1_000;
            case SECOND -> CalendarField.SECOND_MICROS;
            case MINUTE -> CalendarField.MINUTE_MICROS;
            case HOUR -> CalendarField.HOUR_MICROS;
            case DAY -> CalendarField.DAY_MICROS;
            case WEEK -> 7 * CalendarField.DAY_MICROS;
            default -> throw call.refuse("a " + unit + " has no fixed length; use WEEK, DAY or a shorter unit");
        };
    }

    private static Typed truncate(Call call) {
        Typed name = call.operand(0);
        Optional<Object> unit = name.constant() && name.type() == STRING
                ? Optional.ofNullable(name.value()).filter(value -> value != Failure.FAILED)
                : Optional.empty();
        if (unit.isEmpty()) {
            throw call.refuse("DATE_TRUNC needs a unit in quotes; write DATE_TRUNC('hour', timestamp)");
        }
        return floor(
                unit((String) unit.get(), call),
                new Call(call.name(), call.offset(), call.operands().subList(1, 2)));
    }
}
