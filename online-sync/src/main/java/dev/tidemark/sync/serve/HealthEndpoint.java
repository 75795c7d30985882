package dev.tidemark.sync.serve;

import dev.tidemark.sync.http.Access;
import dev.tidemark.sync.http.Call;
import dev.tidemark.sync.http.Endpoint;
import dev.tidemark.sync.http.Reply;
import dev.tidemark.sync.serve.read.JsonBytes;
import java.util.Map;

/** {@code GET /health/live}: the process runs. {@code GET /health/ready}: and it can do its work; 503 if not, with the parts that cannot. */
public final class HealthEndpoint implements Endpoint {
    private final String path;
    private final Health health;

    private HealthEndpoint(String path, Health health) {
        this.path = path;
        this.health = health;
    }

    public static HealthEndpoint live() {
        return new HealthEndpoint("/health/live", new Health());
    }

    public static HealthEndpoint ready(Health health) {
        return new HealthEndpoint("/health/ready", health);
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    @Override
    public Reply answer(Call call) {
        Map<String, String> problems = health.problems();
        return Reply.json(problems.isEmpty() ? 200 : 503, JsonBytes.of(json -> {
            json.writeStartObject();
            json.writeStringField("status", problems.isEmpty() ? "up" : "down");
            json.writeObjectFieldStart("parts");
            for (String part : health.parts()) {
                json.writeStringField(part, problems.getOrDefault(part, "up"));
            }
            json.writeEndObject();
            json.writeEndObject();
        }));
    }
}
