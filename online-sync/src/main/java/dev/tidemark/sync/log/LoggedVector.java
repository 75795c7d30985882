package dev.tidemark.sync.log;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.sync.serve.read.ValueWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/** A vector that was served, and to whom. As JSON it is one line. */
record LoggedVector(Lookup lookup, FeatureVector vector) {
    static final int FORMAT = 1;

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", FORMAT);
        json.writeStringField("service", vector.service());
        json.writeNumberField("release", vector.release());
        json.writeStringField("fingerprint", vector.plan().fingerprint());
        json.writeStringField("asOf", TextTime.format(vector.asOfMicros()));
        json.writeFieldName("key");
        given(json, lookup.key());
        json.writeFieldName("request");
        given(json, lookup.request());
        json.writeObjectFieldStart("features");
        for (int i = 0; i < vector.size(); i++) {
            json.writeObjectFieldStart(vector.names().get(i));
            json.writeFieldName("value");
            ValueWriter.PLAIN.write(
                    json, vector.value(i), vector.plan().outputs().get(i).type());
            json.writeStringField("status", vector.status(i).name());
            OptionalLong newest = vector.eventTimeMicros(i);
            json.writeStringField("eventTime", newest.isPresent() ? TextTime.format(newest.getAsLong()) : null);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void given(JsonGenerator json, Map<String, ?> values) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, ?> value : values.entrySet()) {
            json.writeFieldName(value.getKey());
            if (value.getValue() instanceof Instant instant) {
                json.writeString(TextTime.format(TextTime.toMicros(instant)));
            } else if (value.getValue() instanceof Double number && !Double.isFinite(number)) {
                json.writeString(number.toString());
            } else {
                json.writePOJO(value.getValue()); // texts, numbers and booleans, which need no codec
            }
        }
        json.writeEndObject();
    }
}
