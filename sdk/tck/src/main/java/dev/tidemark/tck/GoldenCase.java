package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.reference.IgnoredEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One case of a golden file: a scenario, and the answer that was checked by hand. */
final class GoldenCase {
    private final String rule;
    private final String title;
    private final Map<String, Object> tree;

    GoldenCase(Map<String, Object> tree) {
        this.rule = Objects.requireNonNull((String) tree.get("rule"), "rule");
        this.title = Objects.requireNonNull((String) tree.get("title"), "title");
        this.tree = tree;
    }

    Check check() {
        return new Check(rule + " " + title, Set.of(rule), this::judge);
    }

    private void judge(Candidate candidate) throws Exception {
        if (tree.containsKey("error")) {
            Map<String, Object> error = map(tree.get("error"));
            List<String> words =
                    list(error.get("names")).stream().map(Object::toString).toList();
            ErrorCode code = ErrorCode.valueOf((String) error.get("code"));
            Judgement.refuses(() -> candidate.run(GoldenScenario.read(tree).question()), code, words);
            return;
        }
        Question question = GoldenScenario.read(tree).question();
        Result actual = candidate.run(question);
        if (actual.rows().size() != question.spine().size()) {
            throw new AssertionError("expected " + question.spine().size() + " rows, but there are "
                    + actual.rows().size());
        }
        List<String> wrong = new ArrayList<>();
        compareValues(question.plan(), actual, wrong);
        compareStatuses(question.plan(), actual, wrong);
        compareIgnored(actual, wrong);
        if (!wrong.isEmpty()) {
            throw new AssertionError(rule + " " + title + ": " + String.join("; ", wrong));
        }
    }

    private void compareValues(ServicePlan plan, Result actual, List<String> wrong) {
        List<Object> expect = list(tree.get("expect"));
        if (expect.size() != actual.rows().size()) {
            throw new AssertionError(rule + " " + title + ": the case expects " + expect.size()
                    + " rows, its spine has " + actual.rows().size());
        }
        for (int row = 0; row < expect.size(); row++) {
            for (Map.Entry<String, Object> cell : map(expect.get(row)).entrySet()) {
                int column = column(plan, cell.getKey());
                Object right = Values.parse(plan.outputs().get(column).type(), cell.getValue());
                Object given = actual.rows().get(row).get(column);
                if (!Values.same(right, given)) {
                    wrong.add(
                            "row " + (row + 1) + ", " + cell.getKey() + ": expected " + right + ", but it is " + given);
                }
            }
        }
    }

    private void compareStatuses(ServicePlan plan, Result actual, List<String> wrong) {
        if (actual.statuses().isEmpty()) {
            return;
        }
        List<Object> expect = list(tree.get("status"));
        for (int row = 0; row < expect.size(); row++) {
            for (Map.Entry<String, Object> cell : map(expect.get(row)).entrySet()) {
                ValueStatus right = ValueStatus.valueOf((String) cell.getValue());
                ValueStatus given = actual.statuses().get().get(row).get(column(plan, cell.getKey()));
                if (right != given) {
                    wrong.add(
                            "row " + (row + 1) + ", " + cell.getKey() + ": expected " + right + ", but it is " + given);
                }
            }
        }
    }

    private void compareIgnored(Result actual, List<String> wrong) {
        if (actual.ignored().isEmpty()) {
            return;
        }
        for (Map.Entry<String, Object> view :
                map(tree.getOrDefault("ignored", Map.of())).entrySet()) {
            Map<String, Object> counts = map(view.getValue());
            IgnoredEvents right = new IgnoredEvents(
                    ((Number) counts.getOrDefault("withoutTime", 0)).longValue(),
                    ((Number) counts.getOrDefault("withoutKey", 0)).longValue());
            IgnoredEvents given = actual.ignored().get().get(view.getKey());
            if (!right.equals(given)) {
                wrong.add(view.getKey() + ": expected " + right + ", but it is " + given);
            }
        }
    }

    private static int column(ServicePlan plan, String name) {
        List<String> names = plan.outputs().stream().map(OutputColumn::name).toList();
        if (!names.contains(name)) {
            throw new AssertionError("the service has no output '" + name + "' but " + names);
        }
        return names.indexOf(name);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object yaml) {
        return yaml == null ? Map.of() : (Map<String, Object>) yaml;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object yaml) {
        return yaml == null ? List.of() : (List<Object>) yaml;
    }
}
