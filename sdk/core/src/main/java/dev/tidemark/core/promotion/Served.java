package dev.tidemark.core.promotion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.registry.Promotion;
import dev.tidemark.semantics.text.TextTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One service: what is served of it, and what is left to do.
 *
 * @param release that is live; 0 if none is
 * @param since when it went live, and who made it so and why; empty if nobody wrote it down
 * @param cutOffMicros what its states were loaded to
 * @param previous the release before it, which a rollback would serve; 0 if there is none
 * @param views with what they hold
 * @param unfinished a promotion that did not come to its end
 * @param problem why the live release cannot be looked at; empty if all is well
 */
public record Served(
        String service,
        long release,
        Optional<Since> since,
        OptionalLong cutOffMicros,
        long previous,
        List<View> views,
        Optional<Promotion> unfinished,
        Optional<String> problem) {
    /** When a release went live. */
    public record Since(Instant at, String who, FlipReason reason) {}

    /**
     * One view of the live release.
     *
     * @param bytes of the store's memory, its own overhead included; measured on a sample
     */
    public record View(String view, String entity, long generation, long keys, long bytes) {}

    public Served {
        views = List.copyOf(views);
    }

    /** Its machine form. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("service", service).put("release", release).put("previousRelease", previous);
        since.ifPresent(flip -> json.put("since", TextTime.format(TextTime.toMicros(flip.at())))
                .put("by", flip.who())
                .put("reason", flip.reason().name()));
        cutOffMicros.ifPresent(micros -> json.put("cutOff", TextTime.format(micros)));
        ArrayNode list = json.putArray("views");
        for (View view : views) {
            list.addObject()
                    .put("view", view.view())
                    .put("entity", view.entity())
                    .put("generation", view.generation())
                    .put("keys", view.keys())
                    .put("bytes", view.bytes());
        }
        unfinished.ifPresent(promotion -> {
            ObjectNode node = json.putObject("unfinished");
            node.put("promotion", promotion.id())
                    .put("state", promotion.state().name())
                    .put("reason", promotion.what().reason().name())
                    .put("by", promotion.who())
                    .put("since", TextTime.format(TextTime.toMicros(promotion.since())));
            promotion.error().ifPresent(error -> node.put("error", error));
        });
        problem.ifPresent(text -> json.put("problem", text));
        return json;
    }
}
