package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.duckdb.database.Cancelling;
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
    private final long count;
    private final long questionBytes;

    private KeyTable(DuckDBConnection connection, Pass pass, long count, long questionBytes) {
        this.connection = connection;
        this.pass = pass;
        this.count = count;
        this.questionBytes = questionBytes;
    }

    /**
     * Finds the keys, in place of those of an earlier pass.
     *
     * @param keys as {@link EventQuery#keys} gives them
     */
    static KeyTable create(WalkContext context, Pass pass, String keys) throws SQLException {
        try (Statement statement = context.connection().createStatement();
                Cancelling cancelling = Cancelling.of(statement, context.cancellation());
                SortProgress watching = SortProgress.of(
                        statement.unwrap(DuckDBPreparedStatement.class),
                        context.progress(),
                        pass.source().name())) {
            statement.execute(
                    "CREATE OR REPLACE TABLE " + NAME + " AS SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS"
                            + " id, * FROM (" + keys + " ORDER BY " + columns(pass) + ")");
        } catch (SQLException e) {
            context.cancellation().check();
            throw e;
        }
        return measured(context.connection(), pass);
    }

    private static String columns(Pass pass) {
        return String.join(
                ", ", pass.keys().stream().map(QuestionTable::keyName).toList());
    }

    private static KeyTable measured(DuckDBConnection connection, Pass pass) throws SQLException {
        StringBuilder bytes = new StringBuilder().append(QuestionChunk.BYTES);
        for (InputColumn column : pass.keys()) {
            bytes.append(" + ")
                    .append(
                            column.type() == ValueType.STRING
                                    ? "strlen(" + QuestionTable.keyName(column) + ")"
                                    : Long.BYTES);
        }
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT count(*), coalesce(sum(" + bytes + "), 0) FROM " + NAME)) {
            result.next();
            return new KeyTable(connection, pass, result.getLong(1), result.getLong(2));
        }
    }

    /** How many keys there are. */
    long count() {
        return count;
    }

    /** What the keys take as questions. */
    long questionBytes() {
        return questionBytes;
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
        return "SELECT id, CAST(" + asOfMicros + " AS BIGINT), CAST(id AS BIGINT), " + columns(pass) + " FROM " + keys;
    }

    void drop() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + NAME);
        }
    }
}
