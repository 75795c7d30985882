package dev.tidemark.core.explain;

import dev.tidemark.core.text.Lines;
import dev.tidemark.core.text.Shown;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An explanation for a terminal. */
final class ExplanationText {
    private ExplanationText() {}

    static String of(Explanation explanation) {
        Lines lines = new Lines();
        lines.plain("Row " + explanation.row() + " of " + explanation.plan().service() + ", as of "
                + Shown.instant(explanation.asked().asOfMicros()) + " UTC");
        lines.block("asked for", asked(explanation));
        explanation.knownAsOfMicros().ifPresent(known -> lines.block("known as of", List.of(Shown.instant(known))));
        for (FeatureExplanation feature : explanation.features()) {
            lines.plain("").plain(feature.output() + " = " + value(feature));
            feature.stored().ifPresent(stored -> new EvidenceText(stored).addTo(lines));
            feature.onDemand().ifPresent(plan -> addOnDemand(explanation, feature, lines));
        }
        return lines.toString();
    }

    private static List<String> asked(Explanation explanation) {
        List<List<String>> rows = new ArrayList<>();
        columns(explanation.plan()).forEach((name, type) -> {
            Object value = explanation.asked().value(name);
            boolean lost = value == null && isKey(explanation.plan(), name);
            rows.add(List.of(name, Shown.value(value, type) + (lost ? ", so its history is empty" : "")));
        });
        return Lines.aligned(rows);
    }

    private static boolean isKey(ServicePlan plan, String name) {
        return plan.views().stream()
                .flatMap(view -> view.keys().stream())
                .anyMatch(key -> key.name().equals(name));
    }

    /** Keys, then request values, each once. */
    static Map<String, ValueType> columns(ServicePlan plan) {
        Map<String, ValueType> columns = new LinkedHashMap<>();
        for (ViewPlan view : plan.views()) {
            view.keys().forEach(key -> columns.putIfAbsent(key.name(), key.type()));
        }
        plan.request().forEach(value -> columns.putIfAbsent(value.name(), value.type()));
        return columns;
    }

    static String value(FeatureExplanation feature) {
        String text = Shown.value(feature.value().value(), feature.type());
        return switch (feature.value().status()) {
            case PRESENT, NULL -> text;
            case EXPIRED -> text + " (expired: the newest event is older than the TTL)";
            case NEVER_SEEN -> text + " (never seen: no event is visible)";
            case DEFAULT -> text + " (the default)";
        };
    }

    private static void addOnDemand(Explanation explanation, FeatureExplanation feature, Lines lines) {
        lines.plain(
                "  on demand: " + feature.onDemand().orElseThrow().expression().sql());
        List<List<String>> rows = inputs(explanation, feature);
        if (!rows.isEmpty()) {
            lines.block("from", Lines.aligned(rows));
        }
    }

    /** Names and values that the expression of an on-demand feature read. */
    static List<List<String>> inputs(Explanation explanation, FeatureExplanation feature) {
        List<List<String>> rows = new ArrayList<>();
        for (String name : feature.onDemand().orElseThrow().expression().columnsRead()) {
            rows.add(List.of(name, read(explanation, name)));
        }
        return rows;
    }

    /** What the expression read under that name: a request value or another feature. */
    private static String read(Explanation explanation, String name) {
        for (InputColumn request : explanation.plan().request()) {
            if (request.name().equals(name)) {
                return Shown.value(explanation.asked().value(name), request.type());
            }
        }
        return explanation.features().stream()
                .filter(feature -> feature.output().equals(name))
                .findFirst()
                .map(feature -> Shown.value(feature.value().value(), feature.type())
                        + (feature.value().status() == ValueStatus.DEFAULT ? " (the default)" : ""))
                .orElse("");
    }
}
