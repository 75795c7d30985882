package dev.tidemark.tck;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scenario and the oracle's answer as a golden case, to paste into a golden file. */
final class GoldenWriter {
    private GoldenWriter() {}

    static String text(String rule, String title, Scenario scenario) {
        ServicePlan plan = scenario.plan();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", rule);
        tree.put("title", title);
        tree.put("definitions", scenario.definitions());
        scenario.knownAsOf().ifPresent(micros -> tree.put("knownAsOf", Values.text(micros)));
        tree.put("rows", rows(plan, scenario));
        tree.put(
                "spine",
                scenario.spine().stream().map(row -> question(plan, row)).toList());
        try {
            answer(tree, plan, scenario.expected());
        } catch (TidemarkException e) {
            tree.put("error", Map.of("code", e.code().name(), "names", List.of()));
        }
        return Yaml.text(List.of(tree));
    }

    private static Map<String, Object> rows(ServicePlan plan, Scenario scenario) {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (ViewPlan view : plan.views()) {
            Map<String, ValueType> types = view.source().columnTypes();
            List<Map<String, Object>> printed = new ArrayList<>();
            for (SourceRow row : scenario.sources().get(view.source().name())) {
                Map<String, Object> cells = new LinkedHashMap<>();
                row.values().forEach((column, value) -> {
                    if (value != null) {
                        cells.put(column, Values.print(types.get(column), value));
                    }
                });
                printed.add(cells);
            }
            rows.put(view.source().name(), printed);
        }
        return rows;
    }

    private static Map<String, Object> question(ServicePlan plan, SpineRow row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("asOf", Values.text(row.asOfMicros()));
        for (InputColumn column : GoldenScenario.columns(plan)) {
            cells.put(column.name(), Values.print(column.type(), row.value(column.name())));
        }
        return cells;
    }

    private static void answer(Map<String, Object> tree, ServicePlan plan, Result expected) {
        List<Map<String, Object>> values = new ArrayList<>();
        List<Map<String, Object>> statuses = new ArrayList<>();
        for (int row = 0; row < expected.rows().size(); row++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            Map<String, Object> why = new LinkedHashMap<>();
            for (int i = 0; i < plan.outputs().size(); i++) {
                OutputColumn output = plan.outputs().get(i);
                cells.put(
                        output.name(),
                        Values.print(output.type(), expected.rows().get(row).get(i)));
                why.put(
                        output.name(),
                        expected.statuses().orElseThrow().get(row).get(i).name());
            }
            values.add(cells);
            statuses.add(why);
        }
        tree.put("expect", values);
        tree.put("status", statuses);
    }
}
