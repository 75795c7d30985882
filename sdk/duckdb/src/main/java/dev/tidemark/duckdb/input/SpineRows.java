package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rows of a spine: as the plan reads them, and as they leave with the training set.
 *
 * @param rows the columns in their canonical form
 * @param rowNumber SQL for the number of a row, from 0
 * @param read what the plan reads, by column
 * @param leaving every column of the spine, in its order
 */
record SpineRows(Canonical rows, String rowNumber, Map<String, ValueType> read, List<Leaving> leaving) {
    /**
     * A column of the spine as it leaves.
     *
     * @param sql gives its value
     */
    record Leaving(BuiltColumn column, String sql) {}

    SpineRows {
        leaving = List.copyOf(leaving);
    }

    /** {@link Inputs#ROW} and what the plan reads. */
    String canonical() {
        List<String> select = new ArrayList<>();
        select.add("CAST(" + rowNumber + " AS BIGINT) AS " + Sql.name(Inputs.ROW));
        select.addAll(rows.select(read));
        return "SELECT " + String.join(", ", select) + " FROM " + rows.from();
    }

    /** {@link Inputs#ROW}, every column as it leaves, and some that the plan reads; in the order of the files. */
    String leavingSql(List<String> alsoRead) {
        List<String> select = new ArrayList<>();
        select.add("CAST(" + rowNumber + " AS BIGINT) AS " + Sql.name(Inputs.ROW));
        leaving.forEach(
                one -> select.add(one.sql() + " AS " + Sql.name(one.column().name())));
        for (int i = 0; i < alsoRead.size(); i++) {
            String name = alsoRead.get(i);
            select.add(rows.expression(name, read.get(name)) + " AS " + Sql.name(Inputs.ROW + "_read_" + i));
        }
        return "SELECT " + String.join(", ", select) + " FROM " + rows.from();
    }
}
