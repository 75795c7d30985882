package dev.tidemark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.text.TextValues;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys and request values as text, brought to the types of a service. What it has no such column for, the reader refuses. */
final class LookupText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, ValueType> keys = new HashMap<>();
    private final Map<String, ValueType> request = new HashMap<>();

    private LookupText(ServicePlan plan) {
        plan.views().forEach(view -> view.keys().forEach(column -> keys.put(column.name(), column.type())));
        for (InputColumn value : plan.request()) {
            request.put(value.name(), value.type());
        }
    }

    static Lookup of(ServicePlan plan, Map<String, String> key, Map<String, String> request) {
        LookupText types = new LookupText(plan);
        return new Lookup(
                values("key column", types.keys, new LinkedHashMap<>(key)),
                values("request value", types.request, new LinkedHashMap<>(request)));
    }

    /** One lookup for each line that is not blank. */
    static List<Lookup> ofFile(ServicePlan plan, Path file) {
        LookupText types = new LookupText(plan);
        List<Lookup> lookups = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank()) {
                lookups.add(types.lookup(object(file, number, line)));
            }
        }
        return lookups;
    }

    private Lookup lookup(JsonNode object) {
        Map<String, Object> key = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            Map<String, Object> to = request.containsKey(field.getKey()) ? values : key;
            to.put(field.getKey(), plain(field.getValue()));
        });
        return new Lookup(values("key column", keys, key), values("request value", request, values));
    }

    /** Text for text, and the Java value of a number or a truth value. */
    private static Object plain(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.canConvertToLong() && node.isIntegralNumber() ? (Object) node.longValue() : node.doubleValue();
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private static Map<String, Object> values(String what, Map<String, ValueType> types, Map<String, Object> given) {
        given.replaceAll((column, value) -> value instanceof String text && types.containsKey(column)
                ? parsed(what, column, types.get(column), text)
                : value);
        return given;
    }

    private static Object parsed(String what, String column, ValueType type, String text) {
        try {
            return TextValues.parse(type, text);
        } catch (TidemarkException e) {
            throw new TidemarkException(
                    e.code(), "Cannot use " + what + " '" + column + "', which is " + type + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode object(Path file, int line, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw unreadable(file, line, e);
        }
        throw unreadable(file, line, null);
    }

    private static TidemarkException unreadable(Path file, int line, Exception cause) {
        return new TidemarkException(
                ErrorCode.UNREADABLE_FILE,
                "Cannot read keys: line " + line + " of " + file + " is no JSON object; write one a line, as in"
                        + " {\"card_id\": \"c42\", \"amount\": 120}.",
                cause);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new TidemarkException(
                    ErrorCode.MISSING_FILE, "Cannot read keys: there is no file " + file + "; check the path.", e);
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.UNREADABLE_FILE,
                    "Cannot read keys: " + file + " cannot be read (" + e.getMessage() + "); is it a text file?",
                    e);
        }
    }
}
