package dev.tidemark.kernel.jupyter;

import dev.tidemark.kernel.render.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.messages.MessageType;

/**
 * What appears under the cell that runs, or ran last: printed text and what is shown, in the order in which they came; and what
 * is shown beside the notebook when the cell ends. Thread-safe.
 */
final class Outputs implements AutoCloseable {
    private final Streams streams = new Streams(this::scope);
    private final List<Map<String, Object>> payload = new ArrayList<>();
    private volatile ReplyScope scope;

    /** Makes this process print here. */
    void install() {
        streams.install();
    }

    /** A cell begins. */
    void begin(ReplyScope cell) {
        streams.flush();
        scope = cell;
        takePayload();
    }

    /** The cell that runs, or ran last; null before the first. */
    ReplyScope scope() {
        return scope;
    }

    /** Sends what was printed. */
    void flush() {
        streams.flush();
    }

    /** Shows something, or changes what was shown. */
    void show(MessageType<?> type, String id, Bundle bundle) {
        tell(type, Map.of("data", bundle.data(), "metadata", Map.of(), "transient", Map.of("display_id", id)));
    }

    /** Empties the cell's output when something new comes. */
    void clear() {
        tell(MessageType.PUBLISH_CLEAR_OUTPUT, Map.of("wait", true));
    }

    /** Tells whoever listens, after what was printed before. */
    void tell(MessageType<?> type, Map<String, ?> content) {
        ReplyScope to = scope;
        if (to != null) {
            streams.flush();
            to.tell(type, content);
        }
    }

    /** Shows something beside the notebook. */
    void page(Bundle bundle) {
        synchronized (payload) {
            payload.add(Map.of("source", "page", "data", bundle.data(), "start", 0));
        }
    }

    /** What the cell has for its reply, once. */
    List<Map<String, Object>> takePayload() {
        synchronized (payload) {
            List<Map<String, Object>> taken = List.copyOf(payload);
            payload.clear();
            return taken;
        }
    }

    @Override
    public void close() {
        streams.close();
    }
}
