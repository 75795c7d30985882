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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The reference over a whole file. It looks at every event of every key for each question, so the questions are asked in
 * groups of one value of a key, each group over the rows that its keys can see.
 */
final class Oracle {
    private final ServicePlan plan;
    private final List<SourceRow> rows;
    private final String groupKey;

    /**
     * @param rows of the one file that is every source
     * @param groupKey a key column to group by
     */
    Oracle(ServicePlan plan, List<SourceRow> rows, String groupKey) {
        this.plan = plan;
        this.rows = rows;
        this.groupKey = groupKey;
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
        List<Set<List<Object>>> wanted = new ArrayList<>();
        for (ViewPlan view : plan.views()) {
            Set<List<Object>> keys = new HashSet<>();
            questions.forEach(question -> keys.add(key(view, question.values())));
            wanted.add(keys);
        }
        Map<String, List<SourceRow>> visible = new HashMap<>();
        for (int i = 0; i < plan.views().size(); i++) {
            ViewPlan view = plan.views().get(i);
            Set<List<Object>> keys = wanted.get(i);
            Set<SourceRow> chosen = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
            visible.computeIfAbsent(view.source().name(), name -> new ArrayList<>())
                    .forEach(chosen::add);
            rows.stream()
                    .filter(row -> keys.contains(key(view, row.values())) && chosen.add(row))
                    .forEach(visible.get(view.source().name())::add);
        }
        return new Reference(plan, visible, OptionalLong.empty());
    }

    private static List<Object> key(ViewPlan view, Map<String, Object> values) {
        return view.keys().stream()
                .map(InputColumn::name)
                .map(name -> Objects.requireNonNullElse(values.get(name), "null"))
                .toList();
    }
}
