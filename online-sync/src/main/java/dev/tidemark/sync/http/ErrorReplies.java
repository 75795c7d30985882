package dev.tidemark.sync.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures as answers: {@code {"error": {"code": ..., "message": ...}}}, with the status that a client can act on. */
public final class ErrorReplies {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorReplies.class);

    private ErrorReplies() {}

    /** The answer to a request that failed so. What is our own fault is logged, and its details stay here. */
    public static Reply of(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            Reply reply = of(refusal.status(), refusal.code(), refusal.getMessage());
            return switch (refusal.status()) {
                case 401 -> reply.header("WWW-Authenticate", "Bearer");
                case 503 -> reply.header("Retry-After", "1");
                default -> reply;
            };
        }
        if (failure instanceof TidemarkException known) {
            int status = status(known.code());
            if (status >= 500) {
                LOG.warn("{}: {}", known.code(), known.getMessage());
            }
            Reply reply = of(status, known.code().name(), known.getMessage());
            return status == 503 ? reply.header("Retry-After", "1") : reply;
        }
        LOG.error("A request failed for a reason nobody thought of", failure);
        return of(500, ErrorCode.INTERNAL.name(), "Cannot answer: an unexpected failure; see the service's log.");
    }

    public static Reply of(int status, String code, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("error", error(code, message));
        return Reply.json(status, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What stands under {@code error}. */
    public static ObjectNode error(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }

    /** The status that tells a caller whose turn it is: 4xx the caller's, 503 later, 500 whoever runs the service. */
    public static int status(ErrorCode code) {
        return switch (code) {
            case UNKNOWN_NAME, MISSING_COLUMN, WRONG_TYPE, INVALID_VALUE, UNSUPPORTED -> 400;
            case NOT_SERVED -> 404;
            case CONFLICT, STORE_UNREACHABLE, STORE_REFUSED, STORE_FULL -> 503;
            default -> 500;
        };
    }
}
