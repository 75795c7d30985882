package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

/**
 * The distinct keys of a pass as a table of the build's database: {@code id}, numbers from 0 in the order of the keys; the keys
 * by {@link QuestionTable#keyName}; {@code newest}. The database keeps rows in the order in which they come, so the keys are
 * sorted once and read as they lie. They are never on the heap, but DuckDB groups long texts within its memory or not at all.
 */
final class KeyTable {
    private static final String NAME = "tidemark_keys";

    private final DuckDBConnection connection;
    private final Pass pass;
    private final String columns;

    private KeyTable(DuckDBConnection connection, Pass pass) {
        this.connection = connection;
        this.pass = pass;
        this.columns = String.join(
                ", ", pass.keys().stream().map(QuestionTable::keyName).toList());
    }

    /**
     * Finds the keys, in place of those of an earlier pass.
     *
     * @param keys as {@link EventQuery#keys} gives them
     */
    static KeyTable create(
            DuckDBConnection connection, Pass pass, String keys, ProgressMeter progress, Cancellation cancellation)
            throws SQLException {
        KeyTable table = new KeyTable(connection, pass);
        try (Statement statement = connection.createStatement();
                Cancellation.Registration cancelling = cancellation.whenCancelled(() -> cancel(statement));
                SortProgress watching = SortProgress.of(
                        statement.unwrap(DuckDBPreparedStatement.class),
                        progress,
                        pass.source().name())) {
            cancellation.check(); // a statement can be cancelled only while it runs
            statement.execute(
                    "CREATE OR REPLACE TABLE " + NAME + " AS SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS"
                            + " id, * FROM (" + keys + " ORDER BY " + table.columns + ")");
            return table;
        } catch (SQLException e) {
            cancellation.check();
            throw e;
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // the statement ended by itself
        }
    }

    /**
     * How many keys have a newest event that became visible at an instant or later.
     *
     * @param keys {@link #all} or {@link #sampled}
     */
    long count(String keys, OptionalLong newestFrom) throws SQLException {
        String where = newestFrom.isPresent() ? " WHERE newest >= " + newestFrom.getAsLong() : "";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + keys + where)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** What the keys take as questions. */
    long questionBytes() throws SQLException {
        StringBuilder key = new StringBuilder();
        for (InputColumn column : pass.keys()) {
            key.append(" + ")
                    .append(
                            column.type() == ValueType.STRING
                                    ? "strlen(" + QuestionTable.keyName(column) + ")"
                                    : Long.BYTES);
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT coalesce(sum(" + QuestionChunk.BYTES + key + "), 0) FROM " + NAME)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** All of the keys, to join with. */
    String all() {
        return NAME;
    }

    /** Those keys whose {@link KeyHash} is below a limit, to join with. */
    String sampled(KeyHash hash) {
        return "(SELECT * FROM " + NAME + " WHERE " + hash.below(pass.keys(), QuestionTable::keyName) + ")";
    }

    /**
     * A query for {@code id, as_of, id} and the keys, in their order: one question about each.
     *
     * @param keys {@link #all} or {@link #sampled}
     */
    String questions(String keys, long asOfMicros) {
        return "SELECT id, CAST(" + asOfMicros + " AS BIGINT), CAST(id AS BIGINT), " + columns + " FROM " + keys;
    }

    void drop() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + NAME);
        }
    }
}
