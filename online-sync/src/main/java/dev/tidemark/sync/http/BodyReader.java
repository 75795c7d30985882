package dev.tidemark.sync.http;

import java.io.ByteArrayOutputStream;
import java.util.function.BiConsumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/** Takes a request's body in as it comes, holding no thread meanwhile, and hands it over whole. */
final class BodyReader implements Runnable {
    private final Request request;
    private final int limit;
    private final BiConsumer<byte[], Throwable> then;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** @param then is told once: the body, or why there is none */
    BodyReader(Request request, int limit, BiConsumer<byte[], Throwable> then) {
        this.request = request;
        this.limit = limit;
        this.then = then;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                then.accept(null, chunk.getFailure());
                return;
            }
            boolean fits = chunk.remaining() <= limit - body.size();
            if (fits) {
                body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
            }
            chunk.release();
            if (!fits) {
                then.accept(null, tooLarge(limit));
                return;
            }
            if (chunk.isLast()) {
                then.accept(body.toByteArray(), null);
                return;
            }
        }
    }

    static Refusal tooLarge(int limit) {
        return new Refusal(
                413,
                "BODY_TOO_LARGE",
                "Cannot read the request: its body is larger than " + limit + " bytes; send less at a time.");
    }
}
