package dev.tidemark.sync.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to a caller. */
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
    public static final String JSON = "application/json";

    public static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, body, Map.of());
    }

    public static Reply text(String contentType, String body) {
        return new Reply(200, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public Reply header(String name, String value) {
        return new Reply(status, contentType, body, Map.of(name, value));
    }
}
