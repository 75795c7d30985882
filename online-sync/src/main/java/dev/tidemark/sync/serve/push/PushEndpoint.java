package dev.tidemark.sync.serve.push;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.sync.apply.FeedWatch;
import dev.tidemark.sync.decode.EventCheck;
import dev.tidemark.sync.http.Access;
import dev.tidemark.sync.http.Call;
import dev.tidemark.sync.http.Endpoint;
import dev.tidemark.sync.http.ErrorReplies;
import dev.tidemark.sync.http.JsonBodies;
import dev.tidemark.sync.http.Reply;
import dev.tidemark.sync.serve.read.JsonBytes;
import dev.tidemark.sync.serve.read.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code POST /push}: events of a source that is bound to pushes. Answers when Redis has those that are events; the others come
 * back with why they are none: 200 if all were taken, 207 if some, 400 if none.
 */
public final class PushEndpoint implements Endpoint {
    public static final String PATH = "/push";

    private final PushSources sources;
    private final PushStreams streams;
    private final ReadLimits limits;
    private final int maxEventBytes;

    /**
     * @param watch finds the sources; nobody else uses it
     * @param maxEventBytes of one event
     */
    public PushEndpoint(FeedWatch watch, PushStreams streams, ReadLimits limits, int maxEventBytes) {
        this.sources = new PushSources(watch);
        this.streams = streams;
        this.limits = limits;
        this.maxEventBytes = maxEventBytes;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Access access() {
        return Access.PUSH;
    }

    @Override
    public Reply answer(Call call) {
        JsonBodies.checkType(call, Set.of());
        PushRequest request = PushRequest.parse(call.body());
        limits.checkEvents(request.events().size());
        EventCheck check = new EventCheck(sources.views(request.source()), maxEventBytes);
        List<Optional<String>> problems = check.problems(request.events());
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            if (problems.get(i).isEmpty()) {
                events.add(request.events().get(i));
            }
        }
        if (!events.isEmpty()) {
            String id = request.id().orElseGet(() -> UUID.randomUUID().toString());
            streams.append(request.source(), id, events);
        }
        int status = events.size() == problems.size() ? 200 : (events.isEmpty() ? 400 : 207);
        return Reply.json(status, JsonBytes.of(json -> write(json, request.source(), events.size(), problems)));
    }

    private static void write(JsonGenerator json, String source, int accepted, List<Optional<String>> problems)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("source", source);
        json.writeNumberField("accepted", accepted);
        json.writeArrayFieldStart("errors");
        for (int i = 0; i < problems.size(); i++) {
            if (problems.get(i).isPresent()) {
                json.writeStartObject();
                json.writeNumberField("event", i);
                json.writeFieldName("error");
                json.writeRawValue(ErrorReplies.error(
                                ErrorCode.INVALID_VALUE.name(), problems.get(i).get())
                        .toString());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
