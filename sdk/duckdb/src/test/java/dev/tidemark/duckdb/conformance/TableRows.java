package dev.tidemark.duckdb.conformance;

import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows to write into files: columns in order, and each row's values by column; one that is absent is null. */
public record TableRows(Map<String, ValueType> columns, List<Map<String, Object>> rows) {
    /** The same rows, spread over that many tables in any order. */
    List<TableRows> shuffledOver(int tables, Random random) {
        List<Map<String, Object>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        return new TableRows(columns, shuffled).splitOver(tables, random);
    }

    /** The same rows in their order, cut into that many tables whose columns are in different orders. */
    List<TableRows> splitOver(int tables, Random random) {
        List<TableRows> parts = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            int from = rows.size() * i / tables;
            int to = rows.size() * (i + 1) / tables;
            parts.add(new TableRows(shuffledColumns(random), rows.subList(from, to)));
        }
        return parts;
    }

    private Map<String, ValueType> shuffledColumns(Random random) {
        List<String> names = new ArrayList<>(columns.keySet());
        Collections.shuffle(names, random);
        Map<String, ValueType> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, columns.get(name)));
        return shuffled;
    }
}
