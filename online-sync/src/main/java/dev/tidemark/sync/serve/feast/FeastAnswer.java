package dev.tidemark.sync.serve.feast;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.sync.serve.read.ValueWriter;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * What Feast's clients expect: names first, then one result for each name, with the values of all rows. The columns that were
 * sent come first, then the features.
 */
record FeastAnswer(FeastRequest request, FeatureChoice choice, ServicePlan plan, ValueWriter values) {
    /** What Feast says where there was no event. */
    private static final String NO_EVENT = "1970-01-01T00:00:00Z";

    void write(JsonGenerator json, List<FeatureVector> vectors) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("metadata");
        json.writeArrayFieldStart("feature_names");
        for (String column : request.entities().keySet()) {
            json.writeString(column);
        }
        for (String name : choice.names()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("results");
        for (ArrayNode column : request.entities().values()) {
            given(json, column);
        }
        for (int output : choice.outputs()) {
            feature(json, vectors, output);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void given(JsonGenerator json, ArrayNode column) throws IOException {
        json.writeStartObject();
        json.writeFieldName("values");
        json.writeRawValue(column.toString());
        json.writeArrayFieldStart("statuses");
        for (int row = 0; row < column.size(); row++) {
            json.writeString("PRESENT");
        }
        json.writeEndArray();
        json.writeArrayFieldStart("event_timestamps");
        for (int row = 0; row < column.size(); row++) {
            json.writeString(NO_EVENT);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void feature(JsonGenerator json, List<FeatureVector> vectors, int output) throws IOException {
        ValueType type = plan.outputs().get(output).type();
        json.writeStartObject();
        json.writeArrayFieldStart("values");
        for (FeatureVector vector : vectors) {
            values.write(json, vector.value(output), type);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("statuses");
        for (FeatureVector vector : vectors) {
            json.writeString(status(vector.status(output)));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("event_timestamps");
        for (FeatureVector vector : vectors) {
            OptionalLong newest = vector.eventTimeMicros(output);
            json.writeString(newest.isPresent() ? time(newest.getAsLong()) : NO_EVENT);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** As Feast's server writes it: no digits of a second, three or six, as many as it takes. */
    static String time(long micros) {
        String text = TextTime.format(micros);
        int end = text.length() - 1;
        for (int digits = 6; digits > 0 && text.startsWith("000", end - 3); digits -= 3) {
            end -= 3;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end) + "Z";
    }

    /** A default is a value to its reader, so it is PRESENT: Feast's clients drop the value of every other status. */
    static String status(ValueStatus status) {
        return switch (status) {
            case PRESENT, DEFAULT -> "PRESENT";
            case NULL -> "NULL_VALUE";
            case EXPIRED -> "OUTSIDE_MAX_AGE";
            case NEVER_SEEN -> "NOT_FOUND";
        };
    }
}
