package dev.tidemark.sync.decode;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ViewColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A column of a source, as the type it is read as. */
public record Slot(String column, ValueType type) {
    /** What some views read of their sources, each once. */
    public static List<Slot> of(List<ViewPlan> views) {
        Set<Slot> slots = new LinkedHashSet<>();
        for (ViewPlan view : views) {
            Source source = view.source().definition();
            slots.add(new Slot(source.eventTime(), ValueType.TIMESTAMP));
            source.knownTime().ifPresent(column -> slots.add(new Slot(column, ValueType.TIMESTAMP)));
            source.sequence().ifPresent(column -> slots.add(new Slot(column, ValueType.INT64)));
            view.keys().forEach(key -> slots.add(new Slot(key.name(), key.type())));
            for (ViewColumn column : view.columns().subList(0, view.sourceColumnCount())) {
                slots.add(new Slot(column.name(), column.type()));
            }
        }
        return List.copyOf(slots);
    }
}
