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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What the reference needs to answer some questions: rows of the keys they ask about.
 *
 * @param rows by source
 */
record Histories(ServicePlan plan, Map<String, List<SourceRow>> rows) {
    /** No row outside these bounds, by source. */
    static Histories within(ServicePlan plan, RowLookup lookup, SpineRow question, Map<String, Bounds> bounds) {
        return of(
                plan,
                lookup,
                List.of(question),
                needs -> bounds.get(needs.source().name()));
    }

    /** No row that is out of reach of every question: enough for the values, though not for their statuses. */
    static Histories inReach(ServicePlan plan, RowLookup lookup, List<SpineRow> questions) {
        return of(plan, lookup, questions, needs -> Bounds.of(needs, questions));
    }

    private static Histories of(
            ServicePlan plan, RowLookup lookup, List<SpineRow> questions, Function<SourceNeeds, Bounds> bounds) {
        Map<String, List<SourceRow>> histories = new HashMap<>();
        for (SourceNeeds needs : SourceNeeds.of(plan)) {
            List<KeySet> keys = keys(needs, questions);
            Bounds within = bounds.apply(needs);
            histories.put(
                    needs.source().name(),
                    keys.isEmpty() ? List.of() : lookup.history(needs, keys, within.from(), within.to()));
        }
        return new Histories(plan, histories);
    }

    /** Event times in {@code [from, to)}. */
    record Bounds(OptionalLong from, OptionalLong to) {
        /** Longer than the years 1 to 9999: nothing is before it. */
        private static final long FAR_MICROS = Long.MAX_VALUE / 8;

        /** Rows that no question may see yet, so that one that does is found out. */
        private static final long AFTER_MICROS = Duration.ofHours(1).toMillis() * 1_000;

        /** Those that can matter; twice as far back as features say they reach, so that one that reaches too far is found out. */
        static Bounds of(SourceNeeds needs, List<SpineRow> questions) {
            long reach = needs.views().stream()
                    .mapToLong(ViewPlan::reachMicros)
                    .max()
                    .orElse(0);
            LongSummaryStatistics asked =
                    questions.stream().mapToLong(SpineRow::asOfMicros).summaryStatistics();
            return new Bounds(
                    reach > FAR_MICROS ? OptionalLong.empty() : OptionalLong.of(asked.getMin() - 2 * reach),
                    OptionalLong.of(asked.getMax() + AFTER_MICROS));
        }
    }

    Reference reference(OptionalLong knownAsOfMicros) {
        return new Reference(plan, rows, knownAsOfMicros);
    }

    /** How many rows of all sources. */
    long events() {
        return rows.values().stream().mapToLong(List::size).sum();
    }

    static List<KeySet> keys(SourceNeeds needs, List<SpineRow> rows) {
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
