package dev.tidemark.sync.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.semantics.error.Closest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Bodies that are one JSON object. */
public final class JsonBodies {
    /** Nothing that is asked for lies deeper. */
    private static final int DEEPEST = 16;

    /** Writes doubles in the shortest digits that read back, on every Java. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(400)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBodies() {}

    /**
     * The object a body is.
     *
     * @param fields it may have
     */
    public static ObjectNode object(Call call, List<String> fields) {
        ObjectNode object = object(call);
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        fields.forEach(unknown::remove);
        unknown.stream().findFirst().ifPresent(name -> {
            throw malformed("it has no field '" + name + "'" + Closest.hint(name, "Fields", fields));
        });
        return object;
    }

    /** The object a body is, whatever fields it has. */
    public static ObjectNode object(Call call) {
        JsonNode json;
        try {
            json = MAPPER.readTree(call.body());
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw malformed(
                    "it is not JSON" + where + "; check quotes, commas and brackets, and that no field comes twice.");
        } catch (IOException e) {
            throw malformed("it is not JSON in UTF-8; check how it is encoded.");
        }
        if (!(json instanceof ObjectNode object)) {
            throw malformed("it is not a JSON object; send {...}.");
        }
        return object;
    }

    /** Throws if the body is said to be of another type; nothing said means JSON. */
    public static void checkType(Call call, Set<String> accepted) {
        if (!call.contentType().isEmpty()
                && !call.contentType().equals(Reply.JSON)
                && !accepted.contains(call.contentType())) {
            throw new Refusal(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Cannot read the request: its body is said to be '" + call.contentType()
                            + "'; send JSON, with the header 'Content-Type: application/json'.");
        }
    }

    /** The refusal of a body. */
    public static Refusal malformed(String reason) {
        return new Refusal(400, "MALFORMED_BODY", "Cannot read the request: " + reason);
    }
}
