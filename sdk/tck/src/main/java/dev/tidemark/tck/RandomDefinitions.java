package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Random definitions: one or two sources and views, with features of every aggregate, type and kind of window. */
final class RandomDefinitions {
    static final Map<String, ValueType> COLUMNS = columns();
    private static final List<String> CONDITIONS =
            List.of("x > 0", "b", "i IS NOT NULL", "s = 'a'", "NOT b", "x > 0 OR i < 2", "big", "i <> 1 AND b");

    private final Dice dice;
    private final RandomTimes times;
    private final List<Object> views = new ArrayList<>();
    private final List<Object> sources = new ArrayList<>();
    private final List<RandomFeature> features = new ArrayList<>();
    private final Map<String, ValueType> keys = new LinkedHashMap<>();

    RandomDefinitions(Dice dice, RandomTimes times) {
        this.dice = dice;
        this.times = times;
        for (int i = 0; i < (dice.onceIn(3) ? 2 : 1); i++) {
            keys.put(
                    "k" + i,
                    dice.pick(
                            ValueType.STRING, ValueType.STRING, ValueType.INT64, ValueType.BOOL, ValueType.TIMESTAMP));
        }
        for (int i = 0; i < (dice.onceIn(4) ? 2 : 1); i++) {
            sources.add(source("events" + i));
        }
        for (int i = 0; i < (dice.onceIn(3) ? 2 : 1); i++) {
            views.add(view("v" + i, "events" + (i % sources.size())));
        }
    }

    private static Map<String, ValueType> columns() {
        Map<String, ValueType> columns = new LinkedHashMap<>();
        columns.put("x", ValueType.DOUBLE);
        columns.put("i", ValueType.INT64);
        columns.put("s", ValueType.STRING);
        columns.put("b", ValueType.BOOL);
        columns.put("t", ValueType.TIMESTAMP);
        return columns;
    }

    Map<String, ValueType> keys() {
        return keys;
    }

    List<RandomFeature> features() {
        return features;
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        List<Object> keyList = new ArrayList<>();
        keys.forEach((name, type) -> keyList.add(Map.of("name", name, "type", type.name())));
        tree.put("entities", List.of(Map.of("name", "thing", "keys", keyList)));
        tree.put("sources", sources.subList(0, Math.min(sources.size(), views.size())));
        tree.put("views", views);
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("name", "svc");
        service.put(
                "features",
                views.stream()
                        .map(view -> GoldenCase.map(view).get("name") + ".*")
                        .toList());
        if (dice.onceIn(3)) {
            service.put("request", Map.of("q", "DOUBLE"));
            service.put("onDemand", Map.of("ratio", "q / 4 + 1"));
        }
        tree.put("services", List.of(service));
        return tree;
    }

    private Map<String, Object> source(String name) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("name", name);
        source.put("path", name + ".parquet");
        source.put("eventTime", "at");
        if (!dice.onceIn(3)) {
            source.put("knownTime", "known");
        }
        if (!dice.onceIn(3)) {
            source.put("sequence", "seq");
        }
        if (dice.onceIn(4)) {
            source.put("visibleAtItsInstant", true);
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        keys.forEach((key, type) -> columns.put(key, type.name()));
        columns.put("at", "TIMESTAMP");
        columns.put("known", "TIMESTAMP");
        columns.put("seq", "INT64");
        COLUMNS.forEach((column, type) -> columns.put(column, type.name()));
        source.put("columns", columns);
        return source;
    }

    private Map<String, Object> view(String name, String source) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", name);
        view.put("entity", "thing");
        view.put("source", source);
        view.put("derive", Map.of("big", "x >= 1 OR i >= 2"));
        if (dice.onceIn(4)) {
            view.put("where", dice.pick(CONDITIONS));
        }
        List<Object> trees = new ArrayList<>();
        int count = dice.between(1, 8);
        for (int i = 0; i < count; i++) {
            RandomFeature feature = feature(name + "f" + i);
            features.add(feature);
            trees.add(feature.tree());
        }
        view.put("features", trees);
        return view;
    }

    private RandomFeature feature(String name) {
        AggregateFunction function = dice.pick(AggregateFunction.values());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("aggregate", function.yamlName());
        ValueType input = null;
        if (function.of() != AggregateFunction.Of.OPTIONAL || dice.onceIn(2)) {
            List<String> accepted = COLUMNS.keySet().stream()
                    .filter(c -> function.accepts(COLUMNS.get(c)))
                    .toList();
            String column = dice.pick(accepted);
            input = COLUMNS.get(column);
            tree.put("of", column);
        }
        if (function.takesN()) {
            tree.put("n", dice.between(1, 4));
        }
        if (function.takesP()) {
            tree.put("p", dice.pick(0.0, 0.25, 0.5, 0.9, 1.0));
        }
        if (dice.onceIn(3)) {
            tree.put("where", dice.pick(CONDITIONS));
        }
        Object defaultValue = RandomValues.defaultOf(function.resultType(input));
        if (dice.onceIn(4) && defaultValue != null) {
            tree.put("default", defaultValue);
        }
        return function.takesTtl() ? within(tree) : over(tree);
    }

    private RandomFeature within(Map<String, Object> tree) {
        if (dice.onceIn(4)) {
            tree.put("ttl", "forever");
            return new RandomFeature(tree, 0, 0, 0);
        }
        long ttl = times.length();
        tree.put("ttl", Durations.text(ttl));
        return new RandomFeature(tree, ttl, 1, 0);
    }

    private RandomFeature over(Map<String, Object> tree) {
        boolean lifetime = dice.onceIn(5);
        long shift = dice.onceIn(3) ? times.length() : 0;
        long length = lifetime ? 0 : times.length();
        long resolution = !lifetime ? times.resolution(length) : shift > 0 ? times.lifetimeResolution() : 0;
        tree.put("window", lifetime ? "lifetime" : Durations.text(length));
        if (resolution > 0) {
            tree.put("resolution", Durations.text(resolution));
        }
        if (shift > 0) {
            tree.put("endingBefore", Durations.text(shift));
        }
        return new RandomFeature(tree, length, resolution, shift);
    }
}
