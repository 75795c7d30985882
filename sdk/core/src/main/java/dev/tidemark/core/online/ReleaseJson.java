package dev.tidemark.core.online;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.Fingerprint;
import java.io.IOException;

/** A release document as JSON: its fields under the names of the record, and of the records within it. */
final class ReleaseJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReleaseJson() {}

    static byte[] write(ReleaseDocument document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a release document is always JSON", e);
        }
    }

    static ReleaseDocument read(byte[] bytes) {
        JsonNode json;
        try {
            json = MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw corrupt("it is not JSON", e);
        }
        if (!json.path("format").isInt() || !json.path("semanticsVersion").isInt()) {
            throw corrupt("it does not say its format and its semantics", null);
        }
        refuseNewer("format", json.get("format").intValue(), ReleaseDocument.FORMAT);
        refuseNewer("semantics", json.get("semanticsVersion").intValue(), Fingerprint.SEMANTICS_VERSION);
        try {
            return MAPPER.treeToValue(json, ReleaseDocument.class);
        } catch (JsonProcessingException | RuntimeException e) {
            throw corrupt("a part of it is missing or of another type", e);
        }
    }

    private static void refuseNewer(String what, int has, int known) {
        if (has > known) {
            throw new TidemarkException(
                    ErrorCode.NEWER_RELEASE,
                    "Cannot read a release: it has " + what + " " + has + ", this version of Tidemark knows up to "
                            + known + "; update Tidemark here.");
        }
    }

    private static TidemarkException corrupt(String reason, Exception cause) {
        return new TidemarkException(
                ErrorCode.CORRUPT_STATE, "Cannot read a release: " + reason + "; promote the service again.", cause);
    }
}
