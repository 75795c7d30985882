package dev.tidemark.core.promotion;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions that are asked of both sides.
 *
 * @param keys of each question, the value of every key column of the service
 * @param requests of each question, the request values
 */
record ParityRows(List<Map<String, Object>> keys, List<Map<String, Object>> requests) {
    /**
     * Questions in which every key given appears; the keys of other entities take turns beside it.
     *
     * @param keysByEntity at least one key for each entity of the plan
     * @param cutOffMicros what request values of type TIMESTAMP are near
     */
    static ParityRows of(ServicePlan plan, Map<String, List<List<Object>>> keysByEntity, long cutOffMicros) {
        Map<String, List<InputColumn>> columns = new LinkedHashMap<>();
        plan.views().forEach(view -> columns.putIfAbsent(view.entity(), view.keys()));
        List<Map<String, Object>> keys = new ArrayList<>();
        List<Map<String, Object>> requests = new ArrayList<>();
        columns.forEach((entity, own) -> {
            for (int i = 0; i < keysByEntity.get(entity).size(); i++) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (Map.Entry<String, List<InputColumn>> other : columns.entrySet()) {
                    put(row, other.getValue(), keysByEntity.get(other.getKey()), i);
                }
                put(row, own, keysByEntity.get(entity), i); // entities may share a column
                requests.add(NeutralValues.request(plan.request(), keys.size(), cutOffMicros));
                keys.add(row);
            }
        });
        return new ParityRows(keys, requests);
    }

    int size() {
        return keys.size();
    }

    private static void put(Map<String, Object> row, List<InputColumn> columns, List<List<Object>> keys, int i) {
        List<Object> key = keys.get(i % keys.size());
        for (int c = 0; c < columns.size(); c++) {
            row.put(columns.get(c).name(), key.get(c));
        }
    }
}
