package dev.tidemark.core.promotion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.online.StoreFacts;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.semantics.text.TextTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a promotion would change and what it takes, as things stand.
 *
 * @param liveRelease that is served now; 0 if nothing is
 * @param resumes the unfinished promotion that would be taken up
 * @param definitions what differs from the live release's
 * @param cutOffMicros what states are loaded to
 * @param views of the service, then those it reads no more
 * @param predictedBytes of the store's memory that the load takes, its own overhead included, beside what is there
 * @param store as it is now
 * @param estimate of the time the load takes; empty if nothing is loaded
 * @param gates empty if there are none
 */
public record PromotionPreview(
        String service,
        long liveRelease,
        OptionalLong resumes,
        DefinitionDiff definitions,
        long cutOffMicros,
        List<ViewPreview> views,
        long predictedBytes,
        StoreFacts store,
        Optional<Duration> estimate,
        Optional<GateReport> gates) {
    public PromotionPreview {
        views = List.copyOf(views);
    }

    /** Whether the gates let it pass. */
    public boolean passes() {
        return gates.map(GateReport::passed).orElse(true);
    }

    /** Whether the store can hold what is loaded; always so if no limit is set. */
    public boolean fits() {
        return store.limitBytes().isEmpty()
                || predictedBytes <= store.limitBytes().getAsLong() - store.usedBytes();
    }

    /** Whether the live release is what this would make again. */
    public boolean changesNothing() {
        return resumes.isEmpty()
                && definitions.isEmpty()
                && views.stream().allMatch(view -> view.fate() == ViewPreview.Fate.REUSE);
    }

    /** For people: a few lines, without colours. */
    public String text() {
        return PreviewText.of(this);
    }

    /** Its machine form. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("service", service).put("liveRelease", liveRelease).put("cutOff", TextTime.format(cutOffMicros));
        resumes.ifPresent(promotion -> json.put("resumesPromotion", promotion));
        ArrayNode changes = json.putArray("definitions");
        for (DefinitionChange change : definitions.changes()) {
            ObjectNode node = changes.addObject();
            node.put("kind", change.kind())
                    .put("name", change.name())
                    .put("change", change.nature().name());
            change.diff().forEach(node.withArray("/diff")::add);
        }
        ArrayNode list = json.putArray("views");
        for (ViewPreview view : views) {
            list.addObject()
                    .put("view", view.view())
                    .put("fate", view.fate().name())
                    .put("why", view.why())
                    .put("keys", view.keys())
                    .put("bytes", view.bytes());
        }
        json.put("predictedBytes", predictedBytes).put("fits", fits());
        ObjectNode facts = json.putObject("store");
        facts.put("product", store.product()).put("address", store.address()).put("usedBytes", store.usedBytes());
        store.limitBytes().ifPresent(limit -> facts.put("limitBytes", limit));
        estimate.ifPresent(time -> json.put("estimatedMillis", time.toMillis()));
        gates.ifPresent(report -> json.set("gates", report.json()));
        json.put("passes", passes());
        return json;
    }
}
