package dev.tidemark.core.arrow;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;

/**
 * Values of types that only a spine's column can have: bytes as Base64, structures as JSON text, anything else as Arrow
 * writes it.
 */
final class OtherCell extends Cell {
    OtherCell(FieldVector vector) {
        super(vector);
    }

    @Override
    Kind kind(int row) {
        Object value = vector.getObject(row);
        return value instanceof Map || value instanceof List ? Kind.STRUCTURE : Kind.TEXT;
    }

    @Override
    void text(int row, Utf8Buffer out) {
        Object value = vector.getObject(row);
        if (value instanceof Map || value instanceof List) {
            json(value, out);
        } else {
            out.appendText(plain(value));
        }
    }

    private static String plain(Object value) {
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }

    private static void json(Object value, Utf8Buffer out) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                JsonText.quote(String.valueOf(entry.getKey()), out.append(before));
                json(entry.getValue(), out.append(':'));
                before = ',';
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object one : list) {
                json(one, out.append(before));
                before = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            out.append(value.toString());
        } else {
            JsonText.quote(plain(value), out);
        }
    }
}
