package dev.tidemark.core.training;

import dev.tidemark.core.executor.KeySet;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
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
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the reference needs to answer some questions: every row of the keys they ask about.
 *
 * @param rows by source
 */
record Histories(ServicePlan plan, Map<String, List<SourceRow>> rows) {
    static Histories of(ServicePlan plan, RowLookup lookup, List<SpineRow> questions) {
        Map<String, List<SourceRow>> histories = new HashMap<>();
        for (SourceNeeds needs : SourceNeeds.of(plan)) {
            List<KeySet> keys = keys(needs, questions);
            histories.put(needs.source().name(), keys.isEmpty() ? List.of() : lookup.history(needs, keys));
        }
        return new Histories(plan, histories);
    }

    Reference reference(OptionalLong knownAsOfMicros) {
        return new Reference(plan, rows, knownAsOfMicros);
    }

    /** How many rows of all sources. */
    long events() {
        return rows.values().stream().mapToLong(List::size).sum();
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
