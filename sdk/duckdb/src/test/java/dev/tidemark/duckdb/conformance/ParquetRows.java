package dev.tidemark.duckdb.conformance;

import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes Parquet with one DuckDB that all tests share: to start one takes longer than to write a small file. */
final class ParquetRows {
    private static final ThreadLocal<DuckDBConnection> DATABASE = ThreadLocal.withInitial(ParquetRows::open);

    private ParquetRows() {}

    private static DuckDBConnection open() {
        try {
            return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(Path file, TableRows table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        table.columns().forEach((name, type) -> {
            columns.add(quoted(name) + " " + stored(type));
            selected.add(
                    type == ValueType.TIMESTAMP
                            ? "make_timestamp(" + quoted(name) + ") AS " + quoted(name)
                            : quoted(name));
        });
        try (Statement statement = DATABASE.get().createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE written (" + String.join(", ", columns) + ")");
            append(table);
            statement.execute("COPY (SELECT " + String.join(", ", selected) + " FROM written) TO '" + file
                    + "' (FORMAT parquet)");
        }
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }

    private static String stored(ValueType type) {
        return switch (type) {
            case BOOL -> "BOOLEAN";
            case DOUBLE -> "DOUBLE";
            case STRING -> "VARCHAR";
            default -> "BIGINT";
        };
    }

    private static void append(TableRows table) throws SQLException {
        try (DuckDBAppender appender = DATABASE.get().createAppender("written")) {
            for (Map<String, Object> row : table.rows()) {
                appender.beginRow();
                for (String column : table.columns().keySet()) {
                    append(appender, row.get(column));
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            appender.append(truth.booleanValue());
        } else {
            appender.append((String) value);
        }
    }
}
