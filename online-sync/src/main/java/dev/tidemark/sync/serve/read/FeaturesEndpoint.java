package dev.tidemark.sync.serve.read;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.sync.http.Access;
import dev.tidemark.sync.http.Call;
import dev.tidemark.sync.http.Endpoint;
import dev.tidemark.sync.http.ErrorReplies;
import dev.tidemark.sync.http.JsonBodies;
import dev.tidemark.sync.http.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * {@code POST /features}: the plain form. {@code {"service": S, "keys": [{...}], "request": [{...}]}} is answered, key by key, with
 * value, status and event time of each feature by name; a key that cannot be answered has its error in its place.
 */
public final class FeaturesEndpoint implements Endpoint {
    public static final String PATH = "/features";
    private static final List<String> FIELDS = List.of("service", "keys", "request");

    private final OnlineReader reader;
    private final ReadLimits limits;
    private final ReadListener listener;

    public FeaturesEndpoint(OnlineReader reader, ReadLimits limits, ReadListener listener) {
        this.reader = reader;
        this.limits = limits;
        this.listener = listener;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Access access() {
        return Access.READ;
    }

    @Override
    public Reply answer(Call call) {
        JsonBodies.checkType(call, Set.of());
        ValueWriter values = ValueWriter.of(call);
        ObjectNode body = JsonBodies.object(call, FIELDS);
        if (!body.path("service").isTextual()) {
            throw JsonBodies.malformed("it names no service; add \"service\": \"NAME\".");
        }
        String service = body.get("service").textValue();
        ArrayNode keys = objects(body, "keys");
        ArrayNode request = body.has("request") ? objects(body, "request") : null;
        limits.checkRows(keys.size());
        if (request != null && request.size() != keys.size()) {
            throw JsonBodies.malformed(
                    "it has " + keys.size() + " keys, but " + request.size() + " of 'request'; send one for each key.");
        }
        GivenJson given = new GivenJson(reader.plan(service));
        List<Lookup> lookups = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            Map<String, Object> key = map(given, keys.get(i));
            lookups.add(new Lookup(key, request == null ? Map.of() : map(given, request.get(i))));
        }
        FeatureVectors vectors = reader.readAll(service, lookups);
        listener.read(service, lookups, vectors);
        return Reply.json(200, JsonBytes.of(json -> write(json, service, vectors, values)));
    }

    private static ArrayNode objects(ObjectNode body, String field) {
        JsonNode list = body.path(field);
        if (!(list instanceof ArrayNode array)) {
            throw JsonBodies.malformed("its '" + field + "' is no list; send [{\"COLUMN\": VALUE}].");
        }
        for (JsonNode one : array) {
            if (!one.isObject()) {
                throw JsonBodies.malformed("its '" + field + "' holds more than objects; send [{\"COLUMN\": VALUE}].");
            }
        }
        return array;
    }

    private static Map<String, Object> map(GivenJson given, JsonNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties().forEach(field -> map.put(field.getKey(), given.value(field.getKey(), field.getValue())));
        return map;
    }

    private static void write(JsonGenerator json, String service, FeatureVectors vectors, ValueWriter values)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("service", service);
        json.writeArrayFieldStart("results");
        for (int row = 0; row < vectors.size(); row++) {
            json.writeStartObject();
            TidemarkException error = vectors.error(row).orElse(null);
            if (error == null) {
                write(json, vectors.vector(row), values);
            } else {
                json.writeFieldName("error");
                json.writeRawValue(ErrorReplies.error(error.code().name(), error.getMessage())
                        .toString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, FeatureVector vector, ValueWriter values) throws IOException {
        json.writeNumberField("release", vector.release());
        if (vector.newerRelease().isPresent()) {
            json.writeNumberField("newerRelease", vector.newerRelease().getAsLong());
        }
        json.writeStringField("asOf", TextTime.format(vector.asOfMicros()));
        json.writeObjectFieldStart("features");
        for (int i = 0; i < vector.size(); i++) {
            json.writeObjectFieldStart(vector.names().get(i));
            json.writeFieldName("value");
            values.write(json, vector.value(i), vector.plan().outputs().get(i).type());
            json.writeStringField("status", vector.status(i).name());
            OptionalLong newest = vector.eventTimeMicros(i);
            json.writeStringField("eventTime", newest.isPresent() ? TextTime.format(newest.getAsLong()) : null);
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
