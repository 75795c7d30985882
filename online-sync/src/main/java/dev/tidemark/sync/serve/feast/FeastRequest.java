package dev.tidemark.sync.serve.feast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sync.http.JsonBodies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Feast's clients ask for. Fields that Feast adds to it are ignored, as Feast's own server does.
 *
 * @param service all of whose features are asked for
 * @param features else these, each as in {@code view:feature}
 * @param entities values by column: keys and request values, all of the same length
 * @param fullNames whether a feature is called {@code view__feature}
 */
record FeastRequest(
        Optional<String> service, List<FeatureName> features, Map<String, ArrayNode> entities, boolean fullNames) {
    /** A feature of a view, or an on-demand feature of a service. */
    record FeatureName(String view, String feature) {
        static FeatureName of(JsonNode given) {
            String text = given.isTextual() ? given.textValue() : "";
            int colon = text.indexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw JsonBodies.malformed("its 'features' holds more than names like \"VIEW:FEATURE\"; write those.");
            }
            return new FeatureName(text.substring(0, colon), text.substring(colon + 1));
        }

        @Override
        public String toString() {
            return view + ":" + feature;
        }
    }

    static FeastRequest of(ObjectNode body) {
        JsonNode service = body.path("feature_service");
        JsonNode features = body.path("features");
        boolean byService = service.isTextual();
        if (byService == features.isArray()) {
            throw JsonBodies.malformed(
                    "it must have either \"feature_service\": \"NAME\" or \"features\": [\"VIEW:FEATURE\"].");
        }
        List<FeatureName> names = new ArrayList<>();
        features.forEach(name -> names.add(FeatureName.of(name)));
        if (!byService && names.isEmpty()) {
            throw JsonBodies.malformed("its 'features' is empty; name at least one, as in \"VIEW:FEATURE\".");
        }
        return new FeastRequest(
                byService ? Optional.of(service.textValue()) : Optional.empty(),
                List.copyOf(names),
                entities(body.path("entities")),
                body.path("full_feature_names").asBoolean(false));
    }

    private static Map<String, ArrayNode> entities(JsonNode given) {
        Map<String, ArrayNode> entities = new LinkedHashMap<>();
        given.properties().forEach(column -> {
            if (!(column.getValue() instanceof ArrayNode values)) {
                throw JsonBodies.malformed("its entity '" + column.getKey() + "' is no list; send {\"" + column.getKey()
                        + "\": [VALUE]}.");
            }
            entities.put(column.getKey(), values);
        });
        if (entities.isEmpty()) {
            throw JsonBodies.malformed("it has no 'entities'; send {\"COLUMN\": [VALUE]}.");
        }
        long lengths =
                entities.values().stream().map(ArrayNode::size).distinct().count();
        if (lengths > 1) {
            throw JsonBodies.malformed("its 'entities' have lists of different lengths; send one value for each row.");
        }
        return entities;
    }

    int rows() {
        return entities.values().iterator().next().size();
    }
}
