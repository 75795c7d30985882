package dev.tidemark.core.executor;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a plan reads of one source, for all of its views.
 *
 * @param source as one of the views bound it
 * @param views that read it
 * @param columns times, sequence, keys and what features read, by name, with the type each is read as
 */
public record SourceNeeds(SourcePlan source, List<ViewPlan> views, Map<String, ValueType> columns) {
    /** One for each source of the plan, in the order of its views. A column that two views read as two types is an error. */
    public static List<SourceNeeds> of(ServicePlan plan) {
        return of(plan.views());
    }

    /** The same for views alone. */
    public static List<SourceNeeds> of(List<ViewPlan> views) {
        Map<String, SourceNeeds> needs = new LinkedHashMap<>();
        for (ViewPlan view : views) {
            needs.computeIfAbsent(
                            view.source().name(),
                            name -> new SourceNeeds(view.source(), new ArrayList<>(), new LinkedHashMap<>()))
                    .add(view);
        }
        return List.copyOf(needs.values());
    }

    /** The columns that are times, sequence or keys: they cannot be derived, only stored as what they must be. */
    public Set<String> roles() {
        Set<String> roles = new HashSet<>();
        views.forEach(view -> roles.addAll(rolesOf(view)));
        return roles;
    }

    /** The columns one view reads of its source: event time, known time, sequence, keys, then the others. */
    public static List<String> columnsOf(ViewPlan view) {
        List<String> names = rolesOf(view);
        view.columns().subList(0, view.sourceColumnCount()).forEach(column -> names.add(column.name()));
        return names.stream().distinct().toList();
    }

    private static List<String> rolesOf(ViewPlan view) {
        Source source = view.source().definition();
        List<String> names = new ArrayList<>();
        names.add(source.eventTime());
        source.knownTime().ifPresent(names::add);
        source.sequence().ifPresent(names::add);
        view.keys().forEach(key -> names.add(key.name()));
        return names;
    }

    private void add(ViewPlan view) {
        views.add(view);
        for (String column : columnsOf(view)) {
            ValueType type = view.source().columnTypes().get(column);
            ValueType earlier = columns.putIfAbsent(column, type);
            if (earlier != null && earlier != type) {
                throw new TidemarkException(
                        ErrorCode.WRONG_TYPE,
                        "Cannot read column '" + column + "' of source '" + source.name() + "' as " + type
                                + " for view '"
                                + view.name() + "': another view reads it as " + earlier
                                + "; declare its type under 'columns'.");
            }
        }
    }
}
