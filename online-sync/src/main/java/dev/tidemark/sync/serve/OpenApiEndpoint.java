package dev.tidemark.sync.serve;

import dev.tidemark.sync.http.Access;
import dev.tidemark.sync.http.Call;
import dev.tidemark.sync.http.Endpoint;
import dev.tidemark.sync.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /openapi.json}: what the server answers, for programs that make clients of it. */
public final class OpenApiEndpoint implements Endpoint {
    private final byte[] document;

    public OpenApiEndpoint() {
        try (InputStream in = OpenApiEndpoint.class.getResourceAsStream("openapi.json")) {
            document = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/openapi.json";
    }

    @Override
    public Access access() {
        return Access.ANY_TOKEN;
    }

    @Override
    public Reply answer(Call call) {
        return Reply.json(200, document);
    }
}
