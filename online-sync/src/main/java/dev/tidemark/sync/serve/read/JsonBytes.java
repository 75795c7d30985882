package dev.tidemark.sync.serve.read;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.sync.http.JsonBodies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON written into bytes. */
public final class JsonBytes {
    /** Writes one value. */
    public interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonBytes() {}

    public static byte[] of(Body body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JsonBodies.FACTORY.createGenerator(out)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory never fails", e);
        }
        return out.toByteArray();
    }
}
