package dev.tidemark.core.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.text.JsonValues;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.reference.Standing;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import java.util.OptionalLong;

/** An explanation for programs: instants as text, INT64 as whole numbers, NaN and infinities as text. */
final class ExplanationJson {
    private static final int OTHERS_LISTED = 20;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExplanationJson() {}

    static ObjectNode of(Explanation explanation) {
        ObjectNode json = NODES.objectNode();
        json.put("service", explanation.plan().service());
        json.put("row", explanation.row());
        json.put("asOf", TextTime.format(explanation.asked().asOfMicros()));
        json.set("knownAsOf", instant(explanation.knownAsOfMicros()));
        ObjectNode asked = json.putObject("asked");
        ExplanationText.columns(explanation.plan())
                .forEach((name, type) ->
                        asked.set(name, JsonValues.of(explanation.asked().value(name), type)));
        ArrayNode features = json.putArray("features");
        explanation.features().forEach(feature -> features.add(feature(feature)));
        return json;
    }

    private static ObjectNode feature(FeatureExplanation feature) {
        ObjectNode json = NODES.objectNode();
        json.put("name", feature.output());
        json.put("type", feature.type().name());
        json.set("value", JsonValues.of(feature.value().value(), feature.type()));
        json.put("status", feature.value().status().name());
        feature.stored().ifPresent(stored -> addStored(json, stored));
        feature.onDemand().ifPresent(plan -> {
            json.put("expression", plan.expression().sql());
            ArrayNode reads = json.putArray("reads");
            plan.expression().columnsRead().forEach(reads::add);
        });
        return json;
    }

    private static void addStored(ObjectNode json, FeatureExplanation.Stored stored) {
        Evidence evidence = stored.evidence();
        FeaturePlan feature = stored.feature();
        json.put("view", stored.view().name());
        json.put("feature", feature.name());
        json.put("definition", Rules.line(stored.view(), feature));
        json.put("evaluatedAt", TextTime.format(evidence.evaluatedAtMicros()));
        json.set("windowStart", instant(evidence.windowStartMicrosInclusive()));
        json.put("windowEnd", TextTime.format(evidence.windowEndMicrosExclusive()));
        if (Rules.hasTiles(feature.window())) {
            json.put("tileMicros", evidence.resolutionMicros());
        }
        ValueType type = feature.column() == FeaturePlan.NONE
                ? null
                : stored.view().columns().get(feature.column()).type();
        if (!stored.notRead().equals(FeatureExplanation.NotRead.NONE)) {
            ObjectNode notRead = json.putObject("notRead");
            notRead.put("before", stored.notRead().before());
            notRead.put("after", stored.notRead().after());
        }
        ObjectNode counts = json.putObject("counts");
        ArrayNode events = json.putArray("events");
        for (Standing standing : Standing.values()) {
            List<Evidence.Item> items = evidence.events(standing);
            if (!items.isEmpty()) {
                counts.put(standing.name(), items.size());
                nearest(standing, items).forEach(item -> events.add(event(item, type, feature)));
            }
        }
    }

    /** All that made the value; of the others those nearest to the window. */
    private static List<Evidence.Item> nearest(Standing standing, List<Evidence.Item> items) {
        if (standing == Standing.COUNTED || items.size() <= OTHERS_LISTED) {
            return items;
        }
        boolean after = standing == Standing.IN_THE_FUTURE || standing == Standing.TOO_RECENT;
        return after ? items.subList(0, OTHERS_LISTED) : items.subList(items.size() - OTHERS_LISTED, items.size());
    }

    private static ObjectNode event(Evidence.Item item, ValueType type, FeaturePlan feature) {
        ObjectNode json = NODES.objectNode();
        json.put("standing", item.standing().name());
        json.put("eventTime", TextTime.format(item.event().eventTime()));
        json.put("knownTime", TextTime.format(item.event().knownTime()));
        if (item.event().sequence() != null) {
            json.put("sequence", item.event().sequence());
        }
        if (type != null) {
            json.set("value", JsonValues.of(item.value(), type));
        }
        if (Rules.hasTiles(feature.window())) {
            long resolution = feature.window().resolutionMicros();
            json.put("tile", TextTime.format(feature.window().tile(item.event().eventTime()) * resolution));
        }
        return json;
    }

    private static JsonNode instant(OptionalLong micros) {
        return micros.isPresent() ? NODES.textNode(TextTime.format(micros.getAsLong())) : NODES.nullNode();
    }
}
