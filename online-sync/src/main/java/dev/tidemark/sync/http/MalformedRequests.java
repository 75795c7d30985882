package dev.tidemark.sync.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what is no request, in the form that every failure has. */
final class MalformedRequests extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        Reply reply = reply(status, message);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }

    private static Reply reply(int status, String reason) {
        if (status >= 500) {
            return ErrorReplies.of(status, "UNAVAILABLE", "Cannot answer: the service is stopping; ask another one.");
        }
        String why = reason == null ? "it is no HTTP" : reason.replaceAll("\\p{Cntrl}", " ");
        return ErrorReplies.of(
                status, "MALFORMED_REQUEST", "Cannot read the request: " + why + "; send HTTP/1.1 as it is specified.");
    }
}
