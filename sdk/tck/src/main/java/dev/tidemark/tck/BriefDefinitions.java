package dev.tidemark.tck;

import static dev.tidemark.tck.GoldenCase.list;
import static dev.tidemark.tck.GoldenCase.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definitions that most golden cases share: one entity, one source with a column of each type, one view. */
final class BriefDefinitions {
    private BriefDefinitions() {}

    static Map<String, Object> complete(Map<String, Object> golden) {
        List<Object> keys = golden.containsKey("keys")
                ? list(golden.get("keys"))
                : List.of(Map.of("name", "card", "type", "STRING"));
        Map<String, Object> columns = new LinkedHashMap<>();
        keys.forEach(key -> columns.put((String) map(key).get("name"), map(key).get("type")));
        columns.put("at", "TIMESTAMP");
        columns.put("known", "TIMESTAMP");
        columns.put("seq", "INT64");
        columns.put("x", "DOUBLE");
        columns.put("y", "DOUBLE");
        columns.put("i", "INT64");
        columns.put("s", "STRING");
        columns.put("b", "BOOL");
        columns.put("t", "TIMESTAMP");

        Map<String, Object> source = new LinkedHashMap<>(Map.of("name", "events", "path", "events.parquet"));
        source.put("eventTime", "at");
        source.putAll(map(golden.get("source")));
        source.put("columns", columns);
        Map<String, Object> view = new LinkedHashMap<>(Map.of("name", "v", "entity", "card", "source", "events"));
        view.putAll(map(golden.get("view")));
        view.put("features", golden.get("features"));
        Map<String, Object> service = new LinkedHashMap<>(Map.of("name", "svc", "features", List.of("v.*")));
        service.putAll(map(golden.get("service")));

        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("entities", List.of(Map.of("name", "card", "keys", keys)));
        definitions.put("sources", List.of(source));
        definitions.put("views", List.of(view));
        definitions.put("services", List.of(service));
        return definitions;
    }
}
