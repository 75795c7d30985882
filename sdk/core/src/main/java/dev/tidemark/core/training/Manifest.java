package dev.tidemark.core.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.executor.BuildCounts;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.semantics.text.TextTime;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a training set is and what its build met.
 *
 * @param fingerprint of the plan
 * @param columns how many, the spine's included
 * @param knownAsOfMicros as it was asked for
 * @param duration of the build, without the writing
 */
public record Manifest(
        String service,
        String fingerprint,
        long rows,
        int columns,
        OptionalLong knownAsOfMicros,
        BuildCounts counts,
        Duration duration) {
    /** Its machine form: one object, times as text, the duration in milliseconds. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("service", service);
        json.put("fingerprint", fingerprint);
        json.put("rows", rows);
        json.put("columns", columns);
        json.put("knownAsOf", knownAsOfMicros.isPresent() ? TextTime.format(knownAsOfMicros.getAsLong()) : null);
        json.put("durationMillis", duration.toMillis());
        json.put("onDemandFailures", counts.onDemandFailures());
        ArrayNode views = json.putArray("views");
        counts.views().forEach(view -> views.add(json(view)));
        return json;
    }

    private static ObjectNode json(ViewCounts counts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("view", counts.view());
        json.put("source", counts.source());
        json.put("sourceRows", counts.sourceRows());
        json.put("eventsRead", counts.eventsRead());
        json.put("ignoredWithoutTime", counts.withoutTime());
        json.put("ignoredWithoutKey", counts.withoutKey());
        json.put("knownBeforeEvent", counts.knownBeforeEvent());
        json.put("expressionFailures", counts.expressionFailures());
        json.put("ambiguousTies", counts.ambiguousTies());
        return json;
    }
}
