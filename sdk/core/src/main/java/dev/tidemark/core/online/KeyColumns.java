package dev.tidemark.core.online;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whose states a service reads: its entities, and which of them each view is of.
 *
 * @param columns the key columns of all entities, each once
 * @param entities each once
 * @param entityOfView index into {@code entities}
 */
record KeyColumns(List<InputColumn> columns, List<Keyed> entities, int[] entityOfView) {
    /** One entity; {@code positions} are those of its key columns among the columns of all. */
    record Keyed(String entity, List<InputColumn> keys, int[] positions) {
        /** The key with these values of all columns; null if one that it needs is null. */
        EntityKey of(Object[] values) {
            Object[] own = new Object[positions.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = values[positions[i]];
                if (own[i] == null) {
                    return null;
                }
            }
            return EntityKey.of(entity, keys, Arrays.asList(own));
        }
    }

    static KeyColumns of(ServicePlan plan) {
        List<InputColumn> columns = new ArrayList<>();
        List<Keyed> entities = new ArrayList<>();
        int[] entityOfView = new int[plan.views().size()];
        for (int v = 0; v < entityOfView.length; v++) {
            ViewPlan view = plan.views().get(v);
            for (InputColumn key : view.keys()) {
                if (!columns.contains(key)) {
                    columns.add(key);
                }
            }
            int[] positions = view.keys().stream().mapToInt(columns::indexOf).toArray();
            int index = 0;
            while (index < entities.size() && !entities.get(index).entity().equals(view.entity())) {
                index++;
            }
            if (index == entities.size()) {
                entities.add(new Keyed(view.entity(), view.keys(), positions));
            }
            entityOfView[v] = index;
        }
        return new KeyColumns(List.copyOf(columns), List.copyOf(entities), entityOfView);
    }
}
