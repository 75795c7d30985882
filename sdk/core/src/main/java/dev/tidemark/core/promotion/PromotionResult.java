package dev.tidemark.core.promotion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.semantics.text.TextTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a promotion did.
 *
 * @param promotion its number in the registry; 0 if there was nothing to do
 * @param release that is live now
 * @param previous the release that was live before, 0 if none was; it stays warm
 * @param cutOffMicros what the states were loaded to
 * @param views what was done about each
 * @param resumed whether an unfinished promotion was taken up
 * @param parity empty if there was nothing to do, or if it had been done before
 * @param deleted states of older releases that were removed
 * @param left why some of those could not be; the next promotion does it
 */
public record PromotionResult(
        String service,
        long promotion,
        long release,
        long previous,
        long cutOffMicros,
        List<LoadedView> views,
        boolean resumed,
        Optional<ParityReport> parity,
        long deleted,
        Optional<String> left,
        Duration duration) {
    /**
     * What was done about a view.
     *
     * @param keys whose states were loaded by this run; 0 for a view whose states serve on
     */
    public record LoadedView(String view, ViewPreview.Fate fate, String why, long keys, long stateBytes) {}

    public PromotionResult {
        views = List.copyOf(views);
    }

    /** Whether what is served was already what was asked for. */
    public boolean changedNothing() {
        return promotion == 0;
    }

    /** Its machine form. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("service", service)
                .put("changed", !changedNothing())
                .put("release", release)
                .put("previousRelease", previous)
                .put("cutOff", TextTime.format(cutOffMicros))
                .put("resumed", resumed)
                .put("deletedStates", deleted)
                .put("durationMillis", duration.toMillis());
        if (!changedNothing()) {
            json.put("promotion", promotion);
        }
        ArrayNode list = json.putArray("views");
        for (LoadedView view : views) {
            list.addObject()
                    .put("view", view.view())
                    .put("fate", view.fate().name())
                    .put("why", view.why())
                    .put("keys", view.keys())
                    .put("stateBytes", view.stateBytes());
        }
        parity.ifPresent(report -> json.set("parity", report.json()));
        left.ifPresent(why -> json.put("leftToDelete", why));
        return json;
    }
}
