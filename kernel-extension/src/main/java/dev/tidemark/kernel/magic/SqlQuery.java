package dev.tidemark.kernel.magic;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.WorkDefaults;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs SQL in a DuckDB of its own, over the files of the sources. */
final class SqlQuery {
    /** A notebook looks at rows; whoever wants millions builds a training set or writes a file. */
    private static final int MOST_ROWS = 100_000;

    private static final Pattern UNKNOWN_TABLE = Pattern.compile("Table with name (\\S+) does not exist");
    private static final Pattern UNKNOWN_COLUMN = Pattern.compile("Referenced column \"([^\"]+)\" not found");

    private SqlQuery() {}

    static SqlResult run(Project project, String sql) {
        Cancellation cancellation = WorkDefaults.cancellation();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (Source source : project.definitions().sources()) {
                statement.execute(view(source, project.definitions().baseDirectory()));
            }
            try (Cancellation.Registration ignored = cancellation.whenCancelled(() -> cancel(statement));
                    ResultSet rows = statement.executeQuery(sql)) {
                return read(rows);
            }
        } catch (SQLException e) {
            cancellation.check();
            throw failure(project, e);
        }
    }

    private static String view(Source source, Path base) {
        String path = base.resolve(source.path()).toString().replace("'", "''");
        String reader = switch (source.format()) {
            case PARQUET -> "read_parquet";
            case CSV -> "read_csv";
            case JSON -> "read_json";
            default ->
                throw Words.wrong("%%sql cannot read source '" + source.name() + "': its files are "
                        + source.format().yamlName() + "; parquet, csv and json can be read.");
        };
        return "CREATE VIEW \"" + source.name() + "\" AS SELECT * FROM " + reader + "('" + path + "')";
    }

    private static SqlResult read(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
            types.add(type(columns.getColumnTypeName(i)));
        }
        List<List<Object>> read = new ArrayList<>();
        while (rows.next() && read.size() < MOST_ROWS) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                row.add(value(rows, i));
            }
            read.add(java.util.Collections.unmodifiableList(row));
        }
        return new SqlResult(names, types, read);
    }

    /** As a definition would call it. */
    private static String type(String duckdb) {
        return switch (duckdb) {
            case "VARCHAR" -> ValueType.STRING.name();
            case "BOOLEAN" -> ValueType.BOOL.name();
            case "BIGINT" -> ValueType.INT64.name();
            case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE" -> ValueType.TIMESTAMP.name();
            default -> duckdb;
        };
    }

    /** A timestamp without a zone is of UTC, as in sources; never of the zone that this process is in. */
    private static Object value(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value instanceof Timestamp) {
            return rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
        return value instanceof OffsetDateTime zoned ? zoned.toInstant() : value;
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot cancel the query: " + e.getMessage(), e);
        }
    }

    private static TidemarkException failure(Project project, SQLException e) {
        String said =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        Matcher table = UNKNOWN_TABLE.matcher(said);
        List<String> sources =
                project.definitions().sources().stream().map(Source::name).toList();
        if (table.find()) {
            String name = table.group(1);
            return new TidemarkException(
                    ErrorCode.UNKNOWN_NAME,
                    "Cannot find source '" + name + "'" + Closest.hint(name, "Sources", sources),
                    e);
        }
        Matcher column = UNKNOWN_COLUMN.matcher(said);
        String all = String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*", " ");
        return new TidemarkException(
                column.find() ? ErrorCode.UNKNOWN_NAME : ErrorCode.INVALID_VALUE, "Cannot run the query: " + all, e);
    }
}
