package dev.tidemark.core.promotion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.semantics.text.TextTime;
import java.util.OptionalLong;

/**
 * What a rollback or a retirement did.
 *
 * @param from the release that was live
 * @param to the one that is now; 0 if the service is not served any more
 * @param definitions what differs from the release before; empty for a retirement
 * @param cutOffMicros what the states of the one that is live now were loaded to
 * @param deleted states that were removed
 */
public record Flipped(
        String service,
        FlipReason reason,
        long from,
        long to,
        DefinitionDiff definitions,
        OptionalLong cutOffMicros,
        long deleted) {
    /** Its machine form. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("service", service)
                .put("reason", reason.name())
                .put("from", from)
                .put("to", to)
                .put("deletedStates", deleted);
        cutOffMicros.ifPresent(micros -> json.put("cutOff", TextTime.format(micros)));
        definitions
                .changes()
                .forEach(change -> json.withArray("/definitions")
                        .addObject()
                        .put("kind", change.kind())
                        .put("name", change.name())
                        .put("change", change.nature().name()));
        return json;
    }
}
