package dev.tidemark.kernel.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One thing in several forms, by MIME type; front ends show the richest they can. Immutable.
 *
 * @param data text, or for JSON types a {@link Map} of what JSON has: text, numbers, Booleans, lists, maps; always with
 *     {@link #TEXT}
 */
public record Bundle(Map<String, Object> data) {
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String SVG = "image/svg+xml";
    public static final String MARKDOWN = "text/markdown";
    public static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

    public Bundle {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        if (!(data.get(TEXT) instanceof String)) {
            throw new IllegalArgumentException("a bundle without " + TEXT + ": " + data.keySet());
        }
    }

    /** In plain text, for every front end there is. */
    public static Bundle text(String text) {
        return new Bundle(Map.of(TEXT, text));
    }

    /** The same in one form more, or another one in place of what it had. */
    public Bundle with(String mimeType, Object form) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(Objects.requireNonNull(mimeType), Objects.requireNonNull(form));
        return new Bundle(more);
    }

    /** The twin in plain text. */
    public String text() {
        return (String) data.get(TEXT);
    }
}
