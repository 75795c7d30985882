package dev.tidemark.sync.http;

import dev.tidemark.semantics.error.Closest;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.Scheduler;

/** From a request to the endpoint it is for, and back with the answer. */
final class Routes extends Handler.Abstract {
    private final Map<String, Map<String, Endpoint>> endpoints = new TreeMap<>();
    private final Tokens tokens;
    private final HttpLimits limits;
    private final CallListener listener;
    private final AtomicInteger underWay = new AtomicInteger();

    Routes(List<Endpoint> endpoints, Tokens tokens, HttpLimits limits, CallListener listener) {
        for (Endpoint endpoint : endpoints) {
            this.endpoints
                    .computeIfAbsent(endpoint.path(), path -> new TreeMap<>())
                    .put(endpoint.method(), endpoint);
        }
        this.tokens = tokens;
        this.limits = limits;
        this.listener = listener;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback);
        int before = underWay.getAndIncrement();
        try {
            exchange.endpoint = endpoint(request);
            if (before >= limits.requests() && exchange.endpoint.access() != Access.OPEN) {
                throw new Refusal(503, "BUSY", "Cannot answer: too many requests are under way; try again shortly.");
            }
            tokens.check(exchange.endpoint.access(), request.getHeaders().get(HttpHeader.AUTHORIZATION));
            exchange.read();
        } catch (RuntimeException e) {
            exchange.finish(ErrorReplies.of(e));
        }
        return true;
    }

    private Endpoint endpoint(Request request) {
        String path = Request.getPathInContext(request);
        Map<String, Endpoint> methods = endpoints.get(path);
        if (methods == null) {
            throw new Refusal(
                    404,
                    "NO_SUCH_PATH",
                    "Cannot find '" + shown(path) + "'" + Closest.hint(shown(path), "Paths", endpoints.keySet()));
        }
        Endpoint endpoint = methods.get(request.getMethod());
        if (endpoint == null) {
            throw new Refusal(
                    405,
                    "METHOD_NOT_ALLOWED",
                    "Cannot " + shown(request.getMethod()) + " '" + path + "': use "
                            + String.join(" or ", methods.keySet()) + ".");
        }
        return endpoint;
    }

    private static String shown(String given) {
        String text = given.replaceAll("\\p{Cntrl}", " ");
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** One request on its way. */
    private final class Exchange {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final AtomicBoolean finished = new AtomicBoolean();
        private Endpoint endpoint;
        private Scheduler.Task deadline;

        Exchange(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        void read() {
            if (request.getLength() > limits.bodyBytes()) {
                throw BodyReader.tooLarge(limits.bodyBytes());
            }
            if (request.getLength() != 0) {
                deadline = request.getComponents()
                        .getScheduler()
                        .schedule(this::tooSlow, limits.requestTime().toMillis(), TimeUnit.MILLISECONDS);
            }
            new BodyReader(request, limits.bodyBytes(), this::answer).run();
        }

        private void tooSlow() {
            request.fail(new TimeoutException("the body did not arrive in time"));
        }

        private void answer(byte[] body, Throwable failure) {
            if (deadline != null) {
                deadline.cancel();
            }
            Reply reply;
            try {
                reply = failure == null ? endpoint.answer(call(body)) : ErrorReplies.of(refusal(failure));
            } catch (RuntimeException e) {
                reply = ErrorReplies.of(e);
            }
            finish(reply);
        }

        private Call call(byte[] body) {
            Map<String, String> query = new HashMap<>();
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                query.put(field.getName(), field.getValue());
            }
            String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
            int end = type == null ? -1 : type.indexOf(';');
            String bare = type == null ? "" : (end < 0 ? type : type.substring(0, end));
            return new Call(query, bare.strip().toLowerCase(Locale.ROOT), body);
        }

        private Throwable refusal(Throwable failure) {
            if (failure instanceof Refusal) {
                return failure;
            }
            boolean late = failure instanceof TimeoutException;
            return late
                    ? new Refusal(
                            408,
                            "TOO_SLOW",
                            "Cannot read the request: its body did not arrive in time; send it at once.")
                    : new Refusal(400, "BROKEN_BODY", "Cannot read the request: its body is cut off; send it whole.");
        }

        void finish(Reply reply) {
            if (!finished.compareAndSet(false, true)) {
                return;
            }
            underWay.decrementAndGet();
            response.setStatus(reply.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
            reply.headers().forEach(response.getHeaders()::put);
            if (reply.status() == 405) {
                response.getHeaders()
                        .put(
                                HttpHeader.ALLOW,
                                String.join(
                                        ", ",
                                        (endpoints
                                                .get(Request.getPathInContext(request))
                                                .keySet())));
            }
            if (reply.status() == 408 || reply.status() == 413) {
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            listener.answered(
                    endpoint == null ? "" : endpoint.path(),
                    reply.status(),
                    reply.body().length,
                    System.nanoTime() - request.getHeadersNanoTime());
            response.write(true, ByteBuffer.wrap(reply.body()), callback);
        }
    }
}
