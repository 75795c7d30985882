package dev.tidemark.sync.serve.read;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.sync.http.Call;
import dev.tidemark.sync.http.JsonBodies;
import java.io.IOException;
import java.util.List;

/**
 * Writes values as JSON: an INT64 is a number without a fraction, or text where that was asked for; a DOUBLE has the shortest
 * digits that read back; a TIMESTAMP is ISO-8601; NaN and the infinities, which JSON does not have, are the texts {@code "NaN"},
 * {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class ValueWriter {
    /** Numbers as they are. */
    public static final ValueWriter PLAIN = new ValueWriter(false);

    private static final ValueWriter INT64_AS_TEXT = new ValueWriter(true);

    private final boolean int64AsText;

    private ValueWriter(boolean int64AsText) {
        this.int64AsText = int64AsText;
    }

    /** The form asked for by {@code ?int64=text}, for callers whose numbers are doubles. */
    public static ValueWriter of(Call call) {
        String asked = call.query().getOrDefault("int64", "number");
        return switch (asked) {
            case "number" -> PLAIN;
            case "text" -> INT64_AS_TEXT;
            default -> throw JsonBodies.malformed("its parameter 'int64' is neither number nor text; leave it out.");
        };
    }

    /** @param value of the Java type of its type; null for null */
    public void write(JsonGenerator json, Object value, ValueType type) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (type.isList()) {
            json.writeStartArray();
            for (Object one : (List<?>) value) {
                write(json, one, type.element());
            }
            json.writeEndArray();
        } else {
            scalar(json, value, type);
        }
    }

    private void scalar(JsonGenerator json, Object value, ValueType type) throws IOException {
        switch (type) {
            case BOOL -> json.writeBoolean((Boolean) value);
            case INT64 -> {
                if (int64AsText) {
                    json.writeString(value.toString());
                } else {
                    json.writeNumber((Long) value);
                }
            }
            case DOUBLE -> {
                if (Double.isFinite((Double) value)) {
                    json.writeNumber((Double) value);
                } else {
                    json.writeString(value.toString());
                }
            }
            case TIMESTAMP -> json.writeString(TextTime.format((Long) value));
            default -> json.writeString((String) value);
        }
    }
}
