package dev.tidemark.semantics.reference;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** One stored feature at one instant, from the events of one key. */
final class FeatureReference {
    private final ViewPlan view;
    private final FeaturePlan feature;
    private final OptionalLong knownAsOf;
    private final Rules rules;
    private final Aggregates aggregates;
    private final ValueType type;

    FeatureReference(ViewPlan view, FeaturePlan feature, OptionalLong knownAsOf, Rules rules, Aggregates aggregates) {
        this.view = view;
        this.feature = feature;
        this.knownAsOf = knownAsOf;
        this.rules = rules;
        this.aggregates = aggregates;
        this.type = reads() ? view.columns().get(feature.column()).type() : null;
    }

    FeatureValue value(List<Event> history, long asOf) {
        long at = rules.evaluationInstant(source(), asOf);
        FeatureValue value = feature.function() == AggregateFunction.LATEST
                ? latest(history, at)
                : FeatureValue.of(aggregate(counted(history, at), at));
        Object given = aggregates.defaulted(feature, value.value());
        return value.value() == null && given != null ? new FeatureValue(given, ValueStatus.DEFAULT) : value;
    }

    Evidence evidence(String output, List<Event> history, long asOf) {
        long at = rules.evaluationInstant(source(), asOf);
        Set<Event> made = Collections.newSetFromMap(new IdentityHashMap<>());
        made.addAll(picked(counted(history, at)));
        List<Evidence.Item> items = new ArrayList<>();
        for (Event event : ordered(history.stream())) {
            items.add(new Evidence.Item(event, reads() ? valueOf(event) : null, standing(event, made, at)));
        }
        return new Evidence(
                output,
                view.name(),
                feature.name(),
                value(history, asOf),
                at,
                rules.windowStart(feature.window(), at),
                rules.windowEnd(feature.window(), at),
                feature.window().resolutionMicros(),
                items);
    }

    /** LAT-1 to LAT-4: the value of the newest visible event, null included, if the TTL covers it. */
    private FeatureValue latest(List<Event> history, long at) {
        List<Event> seen = ordered(history.stream().filter(event -> exists(event) && rules.isVisible(event, at)));
        if (seen.isEmpty()) {
            return aggregates.neverSeen();
        }
        Event newest = seen.get(seen.size() - 1);
        if (!rules.covers(feature.window(), newest.eventTime(), at)) {
            return aggregates.expired(valueOf(newest));
        }
        return FeatureValue.of(valueOf(newest));
    }

    /** The events the aggregate is over, in the order of TIE-1. */
    private List<Event> counted(List<Event> history, long at) {
        return ordered(history.stream()
                .filter(this::exists)
                .filter(event -> rules.counts(event, feature.window(), at))
                .filter(event -> !ignoresAsNull(event)));
    }

    private List<Event> ordered(Stream<Event> events) {
        return events.sorted(rules.order(feature.column(), type)).toList();
    }

    /** AGG-16 and VIS-4: the conditions, and known-as-of. */
    private boolean exists(Event event) {
        return passes(event) && rules.keptByKnownAsOf(event, knownAsOf);
    }

    /** AGG-16: the view's condition and the feature's. */
    private boolean passes(Event event) {
        return rules.passes(event, view.where()) && rules.passes(event, feature.filter());
    }

    private boolean ignoresAsNull(Event event) {
        return reads() && valueOf(event) == null && rules.ignoresNulls(feature.function());
    }

    private Object aggregate(List<Event> events, long at) {
        if (feature.function() == AggregateFunction.COUNT) {
            return (long) events.size();
        }
        List<Object> values = reads() ? events.stream().map(this::valueOf).toList() : List.of();
        if (feature.function() == AggregateFunction.COUNT_DISTINCT) {
            return aggregates.countDistinct(type, values);
        }
        if (events.isEmpty()) {
            return aggregates.ofNothing(feature.function());
        }
        return switch (feature.function()) {
            case SUM -> aggregates.sum(feature, type, values);
            case AVG -> aggregates.avg(feature, values);
            case MIN -> values.stream().min(this::compare).orElseThrow();
            case MAX -> values.stream().max(this::compare).orElseThrow();
            case VAR_SAMP -> aggregates.varSamp(feature, values);
            case VAR_POP -> aggregates.varPop(feature, values);
            case STDDEV_SAMP -> aggregates.stddev(aggregates.varSamp(feature, values));
            case STDDEV_POP -> aggregates.stddev(aggregates.varPop(feature, values));
            case FIRST -> aggregates.first(values);
            case LAST -> aggregates.last(values);
            case FIRST_N -> aggregates.firstN(values, feature.n());
            case LAST_N -> aggregates.lastN(values, feature.n());
            case TOP_K -> aggregates.topK(values, feature.n(), this::compare);
            case PERCENTILE -> aggregates.percentile(values, feature.p());
            case TIME_SINCE_LAST -> aggregates.timeSinceLast(events.get(events.size() - 1), at);
            case COUNT, COUNT_DISTINCT, LATEST -> throw new IllegalStateException("handled above");
        };
    }

    /** The first reason, in the order of {@link Standing}, why an event does not count. */
    private Standing standing(Event event, Set<Event> made, long at) {
        if (event.eventTime() >= at) {
            return Standing.IN_THE_FUTURE;
        }
        if (!rules.covers(feature.window(), event.eventTime(), at)) {
            return event.eventTime() >= rules.windowEnd(feature.window(), at) ? Standing.TOO_RECENT : Standing.TOO_OLD;
        }
        if (!passes(event)) {
            return Standing.FILTERED_OUT;
        }
        if (ignoresAsNull(event)) {
            return Standing.NULL_VALUE;
        }
        if (!rules.isVisible(event, at)) {
            return Standing.KNOWN_TOO_LATE;
        }
        if (!rules.keptByKnownAsOf(event, knownAsOf)) {
            return Standing.AFTER_KNOWN_AS_OF;
        }
        return made.contains(event) ? Standing.COUNTED : Standing.OUTRANKED;
    }

    /** Of the events counted, those the value shows: all of them, or the oldest or newest few. */
    private List<Event> picked(List<Event> counted) {
        int size = counted.size();
        return switch (feature.function()) {
            case FIRST -> counted.subList(0, Math.min(1, size));
            case FIRST_N -> counted.subList(0, Math.min(feature.n(), size));
            case LAST, LATEST, TIME_SINCE_LAST -> counted.subList(Math.max(0, size - 1), size);
            case LAST_N -> counted.subList(Math.max(0, size - feature.n()), size);
            default -> counted;
        };
    }

    private int compare(Object a, Object b) {
        return rules.compareValues(type, a, b);
    }

    private boolean reads() {
        return feature.column() != FeaturePlan.NONE;
    }

    private Object valueOf(Event event) {
        return event.columns().get(feature.column());
    }

    private Source source() {
        return view.source().definition();
    }
}
