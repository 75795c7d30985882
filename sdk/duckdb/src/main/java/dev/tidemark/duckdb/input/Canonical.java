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
 */
record Canonical(String from, Map<String, StoredType> stored) {
    static Canonical of(StoredTable table) {
        return new Canonical(table.from(), table.columns());
    }

    /** A table that was filled with canonical values. */
    static Canonical staged(String table) {
        return new Canonical(Sql.name(table), new HashMap<>());
    }

    /** Each column in its canonical form, under its own name. */
    List<String> select(Map<String, ValueType> columns) {
        List<String> select = new ArrayList<>();
        columns.forEach((name, type) -> select.add(expression(name, type) + " AS " + Sql.name(name)));
        return select;
    }

    String expression(String column, ValueType type) {
        StoredType storedAs = stored.get(column);
        return storedAs == null ? Sql.name(column) : storedAs.canonical(Sql.name(column), type);
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
