package dev.tidemark.duckdb.input;

import dev.tidemark.duckdb.database.Queries;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.semantics.plan.SourceSchema;
import java.sql.Connection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows with the types they are stored with.
 *
 * @param from what stands after FROM
 * @param columns by name, in order
 */
record StoredTable(String from, Map<String, StoredType> columns) {
    StoredTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** What DuckDB says of a table or a table function. */
    static StoredTable describe(Connection connection, String doing, String from) {
        Map<String, StoredType> columns = new LinkedHashMap<>();
        Queries.list(
                connection,
                doing,
                "DESCRIBE SELECT * FROM " + from,
                row -> columns.put(row.getString(1), StoredType.of(row.getString(2))));
        return new StoredTable(from, columns);
    }

    SourceSchema schema(String origin) {
        SourceSchema schema = SourceSchema.of(origin);
        for (Map.Entry<String, StoredType> column : columns.entrySet()) {
            StoredType stored = column.getValue();
            schema = stored.type() == null
                    ? schema.unsupported(column.getKey(), stored.duckDbName())
                    : schema.column(column.getKey(), stored.type());
        }
        return schema;
    }

    /** The columns as they are stored, but enumerations as text. */
    String passThrough(String column) {
        StoredType stored = columns.get(column);
        return stored.duckDbName().startsWith("ENUM") ? "CAST(" + Sql.name(column) + " AS VARCHAR)" : Sql.name(column);
    }
}
