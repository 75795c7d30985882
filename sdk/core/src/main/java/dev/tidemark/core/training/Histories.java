package dev.tidemark.core.training;

import dev.tidemark.core.executor.KeySet;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fetches what the reference needs to answer some questions: every row of the keys they ask about. */
final class Histories {
    private Histories() {}

    static Reference reference(Question question, RowLookup lookup, List<SpineRow> rows) {
        Map<String, List<SourceRow>> histories = new HashMap<>();
        for (SourceNeeds needs : SourceNeeds.of(question.plan())) {
            List<KeySet> keys = keys(needs, rows);
            histories.put(needs.source().name(), keys.isEmpty() ? List.of() : lookup.history(needs, keys));
        }
        return new Reference(question.plan(), histories, question.knownAsOfMicros());
    }

    private static List<KeySet> keys(SourceNeeds needs, List<SpineRow> rows) {
        Map<List<InputColumn>, Set<List<Object>>> byColumns = new LinkedHashMap<>();
        for (ViewPlan view : needs.views()) {
            for (SpineRow row : rows) {
                List<Object> key = new ArrayList<>();
                view.keys().forEach(column -> key.add(row.value(column.name())));
                if (!key.contains(null)) {
                    byColumns
                            .computeIfAbsent(view.keys(), columns -> new HashSet<>())
                            .add(key);
                }
            }
        }
        List<KeySet> sets = new ArrayList<>();
        byColumns.forEach((columns, keys) -> sets.add(new KeySet(columns, keys)));
        return sets;
    }
}
