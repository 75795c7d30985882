package dev.tidemark.duckdb.input;

import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rows whose columns are known in their canonical form.
 *
 * @param from what stands after FROM
 * @param stored the type each column is stored with; absent for one that is stored in its canonical form already
 * @param origin null where every column is stored in its canonical form
 */
record Canonical(String from, Map<String, StoredType> stored, Origin origin) {
    static Canonical of(StoredTable table, Origin origin) {
        return new Canonical(table.from(), table.columns(), origin);
    }

    /** A table that was filled with canonical values. */
    static Canonical staged(String table) {
        return new Canonical(Sql.name(table), new HashMap<>(), null);
    }

    /** Each column in its canonical form, under its own name. */
    List<String> select(Map<String, ValueType> columns) {
        List<String> select = new ArrayList<>();
        columns.forEach((name, type) -> select.add(expression(name, type) + " AS " + Sql.name(name)));
        return select;
    }

    String expression(String column, ValueType type) {
        StoredType storedAs = stored.get(column);
        if (storedAs == null) {
            return Sql.name(column);
        }
        String canonical = storedAs.canonical(Sql.name(column), type);
        return type == ValueType.INT64 && storedAs.mayExceedInt64() ? refusingTooLarge(column, canonical) : canonical;
    }

    /** DuckDB's own refusal names no file. */
    private String refusingTooLarge(String column, String canonical) {
        return "CASE WHEN " + Sql.name(column) + " > " + Long.MAX_VALUE + " THEN " + origin.tooLarge(column) + " ELSE "
                + canonical + " END";
    }

    /** The rows whose instant lies in {@code [min, max)} or is null; the empty text if there are no bounds. */
    String within(String column, OptionalLong minInclusive, OptionalLong maxExclusive) {
        if (minInclusive.isEmpty() && maxExclusive.isEmpty()) {
            return "";
        }
        Optional<Long> min = minInclusive.isPresent() ? Optional.of(minInclusive.getAsLong()) : Optional.empty();
        Optional<Long> max = maxExclusive.isPresent() ? Optional.of(maxExclusive.getAsLong()) : Optional.empty();
        StoredType type = stored.getOrDefault(column, StoredType.MICROS);
        return "((" + type.within(Sql.name(column), min, max) + ") OR " + Sql.name(column) + " IS NULL)";
    }
}
