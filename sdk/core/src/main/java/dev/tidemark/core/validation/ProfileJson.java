package dev.tidemark.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Profiles as JSON and back. The form is stored for long, so it has a version, and old ones stay readable. */
final class ProfileJson {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ProfileJson() {}

    static ObjectNode write(TrainingProfile profile) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("service", profile.service());
        json.put("fingerprint", profile.fingerprint());
        json.put("rows", profile.rows());
        ArrayNode features = json.putArray("features");
        profile.features().forEach(feature -> features.add(write(feature)));
        return json;
    }

    static TrainingProfile read(String text) throws IOException {
        JsonNode json = MAPPER.readTree(text);
        if (json.required("version").intValue() != VERSION) {
            throw new IOException("version " + json.get("version"));
        }
        List<FeatureProfile> features = new ArrayList<>();
        json.required("features").forEach(feature -> features.add(feature(feature)));
        return new TrainingProfile(
                json.required("service").textValue(),
                json.required("fingerprint").textValue(),
                json.required("rows").longValue(),
                features);
    }

    private static ObjectNode write(FeatureProfile feature) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", feature.name());
        json.put("type", feature.type().name());
        json.put("rows", feature.rows());
        json.put("nulls", feature.nulls());
        feature.min().ifPresent(min -> json.put("min", min));
        feature.max().ifPresent(max -> json.put("max", max));
        feature.mean().ifPresent(mean -> json.put("mean", mean));
        feature.numbers().ifPresent(buckets -> {
            ObjectNode numbers = json.putObject("numbers").put("level", buckets.level());
            ArrayNode list = numbers.putArray("buckets");
            for (int i = 0; i < buckets.numbers().length; i++) {
                list.add(buckets.numbers()[i]).add(buckets.counts()[i]);
            }
        });
        feature.categories().ifPresent(categories -> {
            ObjectNode texts = json.putObject("categories").put("grouped", categories.grouped());
            categories.counts().forEach(texts.putObject("counts")::put);
        });
        return json;
    }

    private static FeatureProfile feature(JsonNode json) {
        return new FeatureProfile(
                json.required("name").textValue(),
                ValueType.valueOf(json.required("type").textValue()),
                json.required("rows").longValue(),
                json.required("nulls").longValue(),
                decimal(json, "min"),
                decimal(json, "max"),
                decimal(json, "mean"),
                Optional.ofNullable(json.get("numbers")).map(ProfileJson::buckets),
                Optional.ofNullable(json.get("categories")).map(ProfileJson::categories));
    }

    private static OptionalDouble decimal(JsonNode json, String key) {
        return json.has(key) ? OptionalDouble.of(json.get(key).doubleValue()) : OptionalDouble.empty();
    }

    /** Pairs of bucket and count, one after the other. */
    private static Buckets buckets(JsonNode json) {
        JsonNode pairs = json.required("buckets");
        int[] numbers = new int[pairs.size() / 2];
        long[] counts = new long[pairs.size() / 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = pairs.get(2 * i).intValue();
            counts[i] = pairs.get(2 * i + 1).longValue();
        }
        return new Buckets(json.required("level").intValue(), numbers, counts);
    }

    private static Categories categories(JsonNode json) {
        TreeMap<String, Long> counts = new TreeMap<>();
        json.required("counts")
                .properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().longValue()));
        return new Categories(json.required("grouped").booleanValue(), counts);
    }
}
