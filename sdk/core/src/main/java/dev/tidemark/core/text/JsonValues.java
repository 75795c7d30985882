package dev.tidemark.core.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/**
 * Values as JSON: an INT64 is a number without a fraction, however large; a TIMESTAMP is ISO text; NaN and the infinities,
 * which JSON does not have, are the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class JsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValues() {}

    public static JsonNode of(Object value, ValueType type) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (type.isList()) {
            ArrayNode list = NODES.arrayNode();
            ((List<?>) value).forEach(one -> list.add(of(one, type.element())));
            return list;
        }
        return switch (type) {
            case BOOL -> NODES.booleanNode((Boolean) value);
            case INT64 -> NODES.numberNode((Long) value);
            case TIMESTAMP -> NODES.textNode(TextTime.format((Long) value));
            case DOUBLE ->
                Double.isFinite((Double) value) ? NODES.numberNode((Double) value) : NODES.textNode(value.toString());
            default -> NODES.textNode(value.toString());
        };
    }
}
