package dev.tidemark.core.executor;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One reading of a source for all views of one entity on it, however many features they have.
 *
 * @param entity its name
 * @param keys the entity's key columns
 * @param views indexes into the views asked for
 * @param columns of the source that some view reads, in the order in which they are read
 */
public record Pass(
        String entity, List<InputColumn> keys, SourcePlan source, List<Integer> views, List<InputColumn> columns)
        implements Serializable {
    /** The passes over some views, in their order. */
    public static List<Pass> of(List<ViewPlan> plans) {
        Map<List<Object>, Pass> passes = new LinkedHashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            ViewPlan view = plans.get(i);
            List<Object> same =
                    List.of(view.entity(), view.keys(), view.source().definition());
            Pass before = passes.get(same);
            List<Integer> views = new ArrayList<>(before == null ? List.of() : before.views);
            Set<InputColumn> columns = new LinkedHashSet<>(before == null ? List.of() : before.columns);
            views.add(i);
            for (int c = 0; c < view.sourceColumnCount(); c++) {
                columns.add(new InputColumn(
                        view.columns().get(c).name(), view.columns().get(c).type()));
            }
            passes.put(same, new Pass(view.entity(), view.keys(), view.source(), views, List.copyOf(columns)));
        }
        return List.copyOf(passes.values());
    }

    /** Tells it from the other passes over the same views, in every run. */
    public String name() {
        return entity + "/" + source.name();
    }

    /** How far before the first question events can matter, microseconds; {@link Long#MAX_VALUE} for no limit. */
    public long reachMicros(List<ViewPlan> plans) {
        long reach = 0;
        for (int view : views) {
            reach = Math.max(reach, plans.get(view).reachMicros());
        }
        return reach;
    }

    /** Evaluation happens this much after the instant a question asks about. */
    public long asOfShiftMicros() {
        return source.definition().visibleAtItsInstant() ? 1 : 0;
    }
}
