package dev.tidemark.semantics.reference;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.Evaluator;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ViewColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The rows of a source as one view sees them: its events, in no particular order, and what it had to ignore. */
final class ViewHistory {
    private final ViewPlan view;
    private final Rules rules;
    private final List<Evaluator> evaluators = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private long withoutTime;
    private long withoutKey;

    ViewHistory(ViewPlan view, List<SourceRow> rows, Rules rules) {
        this.view = view;
        this.rules = rules;
        for (ViewColumn column : view.columns()) {
            evaluators.add(column.isDerived() ? column.expression().newEvaluator() : null);
        }
        for (SourceRow row : rows) {
            read(row);
        }
    }

    /** Every event of that key, visible or not, filtered out or not. */
    List<Event> of(List<Object> key) {
        return events.stream().filter(event -> rules.sameKey(key, event.key())).toList();
    }

    IgnoredEvents ignored() {
        return new IgnoredEvents(withoutTime, withoutKey);
    }

    private void read(SourceRow row) {
        Source source = view.source().definition();
        Long eventTime = (Long) row.value(source.eventTime());
        if (eventTime == null) {
            withoutTime++;
            return;
        }
        List<Object> key = key(row);
        if (key.contains(null)) {
            withoutKey++;
            return;
        }
        Long knownTime =
                source.knownTime().map(column -> (Long) row.value(column)).orElse(eventTime);
        Long sequence =
                source.sequence().map(column -> (Long) row.value(column)).orElse(null);
        events.add(new Event(
                key,
                rules.instant(eventTime, "event time of source '" + source.name() + "'"),
                rules.instant(knownTime, "known time of source '" + source.name() + "'"),
                sequence,
                columns(row),
                row));
    }

    private List<Object> key(SourceRow row) {
        List<Object> key = new ArrayList<>();
        for (InputColumn column : view.keys()) {
            key.add(row.value(column.name()));
        }
        return key;
    }

    /** The columns of the source, then each derived one from those before it. */
    private List<Object> columns(SourceRow row) {
        Object[] values = new Object[view.columns().size()];
        for (int i = 0; i < values.length; i++) {
            ViewColumn column = view.columns().get(i);
            values[i] = rules.canonical(
                    column.isDerived() ? evaluators.get(i).evaluate(values) : typed(column, row.value(column.name())));
        }
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    private Object typed(ViewColumn column, Object value) {
        if (value == null || javaType(column.type()).isInstance(value)) {
            return column.type() == ValueType.TIMESTAMP && value != null
                    ? rules.instant((Long) value, "column '" + column.name() + "'")
                    : value;
        }
        throw new TidemarkException(
                ErrorCode.WRONG_TYPE,
                "Cannot read column '" + column.name() + "': " + value + " is not " + column.type()
                        + ". Widen the rows before the reference sees them.");
    }

    private static Class<?> javaType(ValueType type) {
        return switch (type) {
            case BOOL -> Boolean.class;
            case INT64, TIMESTAMP -> Long.class;
            case DOUBLE -> Double.class;
            case STRING -> String.class;
            default -> List.class;
        };
    }
}
