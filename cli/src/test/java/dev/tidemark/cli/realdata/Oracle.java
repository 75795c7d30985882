package dev.tidemark.cli.realdata;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The reference over a whole file. It looks at every event of every key for each question, so the questions are asked in
 * groups of one value of a key, each group over the rows that its keys can see.
 */
final class Oracle {
    private final ServicePlan plan;
    private final List<Map<List<Object>, List<SourceRow>>> byKey = new ArrayList<>();
    private final String groupKey;

    /**
     * @param rows of the one file that is every source
     * @param groupKey a key column to group by
     */
    Oracle(ServicePlan plan, List<SourceRow> rows, String groupKey) {
        this.plan = plan;
        this.groupKey = groupKey;
        for (ViewPlan view : plan.views()) {
            byKey.add(rows.stream().collect(Collectors.groupingBy(row -> key(view, row.values()))));
        }
    }

    List<List<Object>> answers(List<SpineRow> spine) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < spine.size(); i++) {
            groups.computeIfAbsent(spine.get(i).value(groupKey), key -> new ArrayList<>())
                    .add(i);
        }
        List<List<Object>> answers = new ArrayList<>(Collections.nCopies(spine.size(), null));
        groups.values().parallelStream().forEach(group -> {
            List<SpineRow> questions = group.stream().map(spine::get).toList();
            Reference reference = reference(questions);
            IntStream.range(0, group.size())
                    .forEach(i -> answers.set(group.get(i), values(reference.evaluate(questions.get(i)))));
        });
        return answers;
    }

    private static List<Object> values(List<FeatureValue> values) {
        List<Object> plain = new ArrayList<>();
        values.forEach(value -> plain.add(value.value()));
        return plain;
    }

    private Reference reference(List<SpineRow> questions) {
        Map<String, Set<SourceRow>> visible = new HashMap<>();
        for (int i = 0; i < plan.views().size(); i++) {
            ViewPlan view = plan.views().get(i);
            Set<SourceRow> seen = visible.computeIfAbsent(
                    view.source().name(), name -> Collections.newSetFromMap(new IdentityHashMap<>()));
            for (SpineRow question : questions) {
                seen.addAll(byKey.get(i).getOrDefault(key(view, question.values()), List.of()));
            }
        }
        Map<String, List<SourceRow>> sources = new HashMap<>();
        visible.forEach((name, seen) -> sources.put(name, List.copyOf(seen)));
        return new Reference(plan, sources, OptionalLong.empty());
    }

    private static List<Object> key(ViewPlan view, Map<String, Object> values) {
        return view.keys().stream()
                .map(InputColumn::name)
                .map(name -> Objects.requireNonNullElse(values.get(name), "null"))
                .toList();
    }
}
