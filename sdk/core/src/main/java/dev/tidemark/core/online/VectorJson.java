package dev.tidemark.core.online;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.text.JsonValues;
import dev.tidemark.semantics.text.TextTime;
import java.util.OptionalLong;

/** A feature vector for machines. */
final class VectorJson {
    private VectorJson() {}

    static ObjectNode of(FeatureVector vector) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("service", vector.service());
        json.put("release", vector.release());
        vector.newerRelease().ifPresent(release -> json.put("newerRelease", release));
        json.put("asOf", TextTime.format(vector.asOfMicros()));
        ObjectNode features = json.putObject("features");
        for (int i = 0; i < vector.size(); i++) {
            String name = vector.names().get(i);
            ObjectNode feature = features.putObject(name);
            feature.set("value", JsonValues.of(vector.value(i), vector.type(name)));
            feature.put("status", vector.status(i).name());
            OptionalLong newest = vector.eventTimeMicros(i);
            feature.put("eventTime", newest.isPresent() ? TextTime.format(newest.getAsLong()) : null);
        }
        return json;
    }
}
