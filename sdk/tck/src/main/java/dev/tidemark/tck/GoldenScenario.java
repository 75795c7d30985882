package dev.tidemark.tck;

import static dev.tidemark.tck.GoldenCase.list;
import static dev.tidemark.tck.GoldenCase.map;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The scenario of a golden case.
 *
 * <p>A case either has {@code definitions} of its own, or {@code features} of one view {@code v} of the entity {@code card}
 * from the source {@code events}; then {@code source}, {@code view} and {@code service} add to those, and a row or a question
 * that leaves out its card means {@code c1}.
 */
final class GoldenScenario {
    private static final String AS_OF = "asOf";

    private GoldenScenario() {}

    static Scenario read(Map<String, Object> tree) {
        boolean brief = !tree.containsKey("definitions");
        Map<String, Object> definitions = brief ? BriefDefinitions.complete(tree) : map(tree.get("definitions"));
        ServicePlan plan = Plans.bind(Yaml.text(definitions));
        Object rows = tree.getOrDefault("rows", List.of());
        Map<String, List<SourceRow>> sources = new LinkedHashMap<>();
        for (Object source : list(definitions.get("sources"))) {
            String name = (String) map(source).get("name");
            Map<String, Object> columns = map(map(source).get("columns"));
            List<Object> given = list(rows instanceof Map<?, ?> bySource ? bySource.get(name) : rows);
            sources.put(
                    name,
                    given.stream().map(row -> row(columns, map(row), brief)).toList());
        }
        List<SpineRow> spine = new ArrayList<>();
        for (Object question : list(tree.get("spine"))) {
            spine.add(question(plan, question instanceof Map<?, ?> ? map(question) : Map.of(AS_OF, question), brief));
        }
        OptionalLong knownAsOf = tree.containsKey("knownAsOf")
                ? OptionalLong.of(Values.micros(tree.get("knownAsOf").toString()))
                : OptionalLong.empty();
        return new Scenario(definitions, sources, spine, knownAsOf);
    }

    private static SourceRow row(Map<String, Object> columns, Map<String, Object> cells, boolean brief) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Object> column : columns.entrySet()) {
            ValueType type = ValueType.named((String) column.getValue()).orElseThrow();
            values.put(column.getKey(), Values.parse(type, cell(cells, column.getKey(), brief)));
        }
        for (String cell : cells.keySet()) {
            if (!columns.containsKey(cell)) {
                throw new AssertionError("the source has no column '" + cell + "' but " + columns.keySet());
            }
        }
        return new SourceRow(values);
    }

    private static SpineRow question(ServicePlan plan, Map<String, Object> cells, boolean brief) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (InputColumn column : columns(plan)) {
            values.put(column.name(), Values.parse(column.type(), cell(cells, column.name(), brief)));
        }
        Object asOf = cells.get(AS_OF);
        return new SpineRow(asOf == null ? null : Values.micros(asOf.toString()), values);
    }

    private static Object cell(Map<String, Object> cells, String column, boolean brief) {
        return brief && column.equals("card") ? cells.getOrDefault(column, "c1") : cells.get(column);
    }

    /** What a spine holds beside its time. */
    static List<InputColumn> columns(ServicePlan plan) {
        List<InputColumn> columns = new ArrayList<>();
        for (ViewPlan view : plan.views()) {
            view.keys().stream().filter(key -> !columns.contains(key)).forEach(columns::add);
        }
        columns.addAll(plan.request());
        return columns;
    }
}
