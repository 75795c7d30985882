package dev.tidemark.sync.serve.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Brings the JSON values of a read's keys and request values to what the reader takes: text to instants and to the numbers
 * that JSON does not have. Everything else goes on as it is, for the reader to judge.
 */
public final class GivenJson {
    private final String service;
    private final Map<String, ValueType> types = new HashMap<>();
    private final Set<String> keys = new HashSet<>();

    public GivenJson(ServicePlan plan) {
        service = plan.service();
        plan.request().forEach(this::add);
        for (ViewPlan view : plan.views()) {
            view.keys().forEach(key -> {
                add(key);
                keys.add(key.name());
            });
        }
    }

    private void add(InputColumn column) {
        types.put(column.name(), column.type());
    }

    /** Whether a column of that name is a key of some entity. */
    public boolean isKey(String column) {
        return keys.contains(column);
    }

    /** What the reader is given for a value of a column. */
    public Object value(String column, JsonNode given) {
        if (given.isNull()) {
            return null;
        }
        if (given.isContainerNode()) {
            throw wrong(column, "is given a list or an object; give one value.");
        }
        ValueType type = types.get(column);
        if (given.isTextual() && type == ValueType.TIMESTAMP) {
            return instant(column, given.textValue());
        }
        if (given.isTextual() && type == ValueType.DOUBLE) {
            return switch (given.textValue()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> given.textValue();
            };
        }
        if (given.isTextual() && type == ValueType.INT64) {
            return whole(given.textValue());
        }
        if (given.isNumber() && type == ValueType.TIMESTAMP) {
            throw wrong(column, "is an instant; write it like \"2024-05-02T10:00:00Z\".");
        }
        if (given.isTextual()) {
            return given.textValue();
        }
        return given.isBoolean() ? (Object) given.booleanValue() : given.numberValue();
    }

    private Instant instant(String column, String text) {
        try {
            return Instant.EPOCH.plus(TextTime.parse(text), ChronoUnit.MICROS);
        } catch (TidemarkException e) {
            throw wrong(column, "is no instant: " + e.getMessage());
        }
    }

    /** What {@code int64=text} writes comes back this way. */
    private static Object whole(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private TidemarkException wrong(String column, String why) {
        return new TidemarkException(
                ErrorCode.WRONG_TYPE, "Cannot read service '" + service + "': column '" + column + "' " + why);
    }
}
