package dev.tidemark.duckdb.input;

import dev.tidemark.semantics.expression.InputColumn;
import java.util.List;

/**
 * Rows that DuckDB can scan.
 *
 * @param sql a SELECT, to be used in parentheses; it may be used again and again, on any connection of the database
 * @param columns what it gives, in order: INT64 and TIMESTAMP (microseconds since the epoch, UTC) as BIGINT, DOUBLE as DOUBLE
 *     as it is stored, BOOL as BOOLEAN, STRING as VARCHAR
 */
public record Relation(String sql, List<InputColumn> columns) {
    public Relation {
        columns = List.copyOf(columns);
    }
}
