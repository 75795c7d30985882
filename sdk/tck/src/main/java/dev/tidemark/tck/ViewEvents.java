package dev.tidemark.tck;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.Evaluator;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ViewColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** The events of one view by key, as an executor hands them to the state machine. */
final class ViewEvents {
    private static final long FIRST = Values.micros("0001-01-01T00:00:00Z");
    private static final long LAST = Values.micros("9999-12-31T23:59:59.999999Z");

    /** One event: when it happened, was known and becomes visible, and the view's columns. */
    record Row(long eventTime, long knownTime, Long sequence, Object[] columns) {
        long visible() {
            return Math.max(eventTime, knownTime);
        }
    }

    /** One question about a key: which row of the spine, and its instant of evaluation. */
    record Asked(int row, long at) {}

    /** Takes the events of a key, those visible first in front, and its questions in order of time. */
    interface KeyWork {
        void accept(List<Row> history, List<Asked> asked);
    }

    private final ViewPlan view;
    private final Map<List<Object>, List<Row>> byKey = new HashMap<>();

    ViewEvents(ViewPlan view, List<SourceRow> rows, OptionalLong knownAsOf) {
        this.view = view;
        Source source = view.source().definition();
        List<Evaluator> evaluators = new ArrayList<>();
        view.columns()
                .forEach(column ->
                        evaluators.add(column.isDerived() ? column.expression().newEvaluator() : null));
        for (SourceRow row : rows) {
            Long at = (Long) row.value(source.eventTime());
            List<Object> key = key(row::value);
            if (at == null || key.contains(null)) {
                continue;
            }
            Long known =
                    source.knownTime().map(column -> (Long) row.value(column)).orElse(at);
            Long sequence =
                    source.sequence().map(column -> (Long) row.value(column)).orElse(null);
            if (knownAsOf.isEmpty() || known < knownAsOf.getAsLong()) {
                byKey.computeIfAbsent(key, k -> new ArrayList<>())
                        .add(new Row(instant(at), instant(known), sequence, columns(row, evaluators)));
            }
        }
        byKey.values().forEach(history -> history.sort(Comparator.comparingLong(Row::visible)));
    }

    /** Each key without a null, with its events, those visible first in front. */
    Map<List<Object>, List<Row>> byKey() {
        return byKey;
    }

    void forEachKey(List<SpineRow> spine, KeyWork work) {
        Map<List<Object>, List<Asked>> asked = new LinkedHashMap<>();
        int later = view.source().definition().visibleAtItsInstant() ? 1 : 0;
        for (int row = 0; row < spine.size(); row++) {
            if (spine.get(row).asOfMicros() == null) {
                throw new TidemarkException(
                        ErrorCode.INVALID_VALUE, "Cannot evaluate spine row " + (row + 1) + ": its time is null.");
            }
            List<Object> key = key(spine.get(row)::value);
            asked.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(new Asked(row, instant(spine.get(row).asOfMicros()) + later));
        }
        asked.forEach((key, questions) -> {
            questions.sort(Comparator.comparingLong(Asked::at));
            work.accept(key.contains(null) ? List.of() : byKey.getOrDefault(key, List.of()), questions);
        });
    }

    private List<Object> key(Function<String, Object> cells) {
        List<Object> key = new ArrayList<>();
        for (InputColumn column : view.keys()) {
            key.add(cells.apply(column.name()));
        }
        return Collections.unmodifiableList(key);
    }

    private Object[] columns(SourceRow row, List<Evaluator> evaluators) {
        Object[] values = new Object[view.columns().size()];
        for (int i = 0; i < values.length; i++) {
            ViewColumn column = view.columns().get(i);
            values[i] = column.isDerived() ? evaluators.get(i).evaluate(values) : canonical(row.value(column.name()));
        }
        return values;
    }

    private static Object canonical(Object value) {
        return value instanceof Double d ? (Object) dev.tidemark.semantics.row.ValueColumn.canonical(d) : value;
    }

    private static long instant(long micros) {
        if (micros < FIRST || micros > LAST) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot read time " + micros + ": it lies outside the years 0001 to 9999.");
        }
        return micros;
    }
}
