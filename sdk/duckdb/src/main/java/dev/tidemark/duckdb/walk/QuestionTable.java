package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.duckdb.database.Cancelling;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.duckdb.input.Inputs;
import dev.tidemark.semantics.expression.InputColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/**
 * The questions of a spine as a table of the build's database, and a dense number for each distinct key: a number sorts
 * faster than text, and to look a key up drops the events nobody asks about.
 */
final class QuestionTable {
    private static final String QUESTIONS = "tidemark_questions";

    private final DuckDBConnection connection;
    private final Cancellation cancellation;
    private final Map<List<InputColumn>, String> idTables = new HashMap<>();
    private long firstMicros;
    private long lastMicros;

    /** Reads the spine; a row without a time fails with an error that names it. */
    QuestionTable(
            DuckDBConnection connection, Inputs inputs, List<Pass> passes, String timeColumn, Cancellation cancellation)
            throws SQLException {
        this.connection = connection;
        this.cancellation = cancellation;
        execute("CREATE OR REPLACE TABLE " + QUESTIONS + " AS SELECT " + Sql.name(Inputs.ROW) + " AS row_number, "
                + Sql.name(timeColumn) + " AS as_of" + keyColumns(passes) + " FROM ("
                + inputs.spine().sql() + ")");
        try (Statement statement = connection.createStatement();
                Cancelling cancelling = Cancelling.of(statement, cancellation);
                ResultSet range = statement.executeQuery("SELECT min(as_of), max(as_of) FROM " + QUESTIONS)) {
            range.next();
            firstMicros = range.getLong(1);
            lastMicros = range.getLong(2);
        }
    }

    private static String keyColumns(List<Pass> passes) {
        StringBuilder sql = new StringBuilder();
        List<String> seen = new ArrayList<>();
        for (Pass pass : passes) {
            for (InputColumn key : pass.keys()) {
                if (!seen.contains(key.name())) {
                    seen.add(key.name());
                    sql.append(", ").append(Sql.name(key.name())).append(" AS ").append(keyName(key));
                }
            }
        }
        return sql.toString();
    }

    /** Keys keep their names behind a prefix, so that none can be taken for a column of this table. */
    static String keyName(InputColumn key) {
        return Sql.name("key_" + key.name());
    }

    /** The earliest instant asked about; 0 of no questions. */
    long firstMicros() {
        return firstMicros;
    }

    /** The latest instant asked about; 0 of no questions. */
    long lastMicros() {
        return lastMicros;
    }

    /** The name of a table with the columns {@code id} and {@link #keyName} of each key: the keys without a null. */
    String ids(List<InputColumn> keys) throws SQLException {
        String table = idTables.get(keys);
        if (table == null) {
            table = "tidemark_ids_" + idTables.size();
            List<String> names = new ArrayList<>();
            List<String> present = new ArrayList<>();
            for (InputColumn key : keys) {
                names.add(keyName(key));
                present.add(keyName(key) + " IS NOT NULL");
            }
            String columns = String.join(", ", names);
            execute("CREATE OR REPLACE TABLE " + table + " AS SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS id, "
                    + columns + " FROM (SELECT DISTINCT " + columns + " FROM " + QUESTIONS + " WHERE "
                    + String.join(" AND ", present) + ")");
            idTables.put(keys, table);
        }
        return table;
    }

    /** How many keys have a number. */
    long idCount(List<InputColumn> keys) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + ids(keys))) {
            count.next();
            return count.getLong(1);
        }
    }

    /** A query for {@code id, as_of, row_number}, in the order of id and instant; the id of a null key is −1. */
    String sortedBy(List<InputColumn> keys) throws SQLException {
        List<String> same = new ArrayList<>();
        String ids = ids(keys);
        for (InputColumn key : keys) {
            same.add("q." + keyName(key) + " = i." + keyName(key));
        }
        return "SELECT coalesce(i.id, -1) AS id, q.as_of, q.row_number FROM " + QUESTIONS + " q LEFT JOIN " + ids
                + " i ON " + String.join(" AND ", same) + " ORDER BY 1, 2";
    }

    void drop() throws SQLException {
        execute("DROP TABLE IF EXISTS " + QUESTIONS);
        for (String table : idTables.values()) {
            execute("DROP TABLE IF EXISTS " + table);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                Cancelling cancelling = Cancelling.of(statement, cancellation)) {
            statement.execute(sql);
        }
    }
}
