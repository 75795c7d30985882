package dev.tidemark.duckdb.input;

import dev.tidemark.duckdb.database.Queries;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Refuses instants outside the years 1 to 9999, infinite ones among them. Looks at the least and the greatest of each column,
 * which Parquet files mostly say without being scanned.
 */
final class TimeChecks {
    private TimeChecks() {}

    /**
     * @param what names the files, as in {@code source 'transactions'}
     * @param columns what is read, by name; those of other types are fine as they are
     */
    static void check(Staging staging, String what, Canonical rows, Map<String, ValueType> columns) {
        List<String> names = new ArrayList<>();
        List<String> select = new ArrayList<>();
        columns.forEach((name, type) -> {
            if (type == ValueType.TIMESTAMP && rows.stored().containsKey(name)) {
                StoredType stored = rows.stored().get(name);
                names.add(name);
                for (String extreme : List.of("min(" + Sql.name(name) + ")", "max(" + Sql.name(name) + ")")) {
                    select.add(stored.outOfRange(extreme));
                    select.add("CAST(" + extreme + " AS VARCHAR)");
                }
            }
        });
        if (names.isEmpty()) {
            return;
        }
        String sql = "SELECT " + String.join(", ", select) + " FROM " + rows.from();
        Queries.one(staging.connection(), "read " + what, sql, staging.cancellation(), row -> {
            for (int i = 0; i < names.size() * 2; i++) {
                if (row.getBoolean(2 * i + 1)) {
                    throw outOfRange(what, names.get(i / 2), row.getString(2 * i + 2));
                }
            }
            return null;
        });
    }

    private static TidemarkException outOfRange(String what, String column, String value) {
        return new TidemarkException(
                ErrorCode.INVALID_VALUE,
                "Cannot read column '" + column + "' of " + what + ": instant " + value
                        + " lies outside the years 0001 to 9999, UTC; correct it, or leave the row out.");
    }
}
