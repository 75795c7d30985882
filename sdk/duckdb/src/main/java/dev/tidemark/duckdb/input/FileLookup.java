package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.HistoryEdges;
import dev.tidemark.core.executor.KeySet;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.duckdb.database.Cancelling;
import dev.tidemark.duckdb.database.DuckErrors;
import dev.tidemark.duckdb.database.Sql;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.type.ValueType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Single rows of the files of a build. */
public final class FileLookup implements RowLookup {
    private final Connection connection;
    private final FileInputs inputs;
    private final String timeColumn;
    private final Cancellation cancellation;
    private final Runnable whenClosed;

    /**
     * @param connection not closed by this, and without an open result
     * @param timeColumn of the spine
     */
    public FileLookup(
            Connection connection,
            FileInputs inputs,
            String timeColumn,
            Cancellation cancellation,
            Runnable whenClosed) {
        this.connection = connection;
        this.inputs = inputs;
        this.timeColumn = timeColumn;
        this.cancellation = cancellation;
        this.whenClosed = whenClosed;
    }

    @Override
    public List<SourceRow> history(
            SourceNeeds source, List<KeySet> keys, OptionalLong fromMicros, OptionalLong toMicros) {
        Relation relation = inputs.source(source.source(), source.columns().keySet(), fromMicros, toMicros);
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (KeySet set : keys) {
            conditions.add(condition(set));
            set.keys().forEach(parameters::addAll);
        }
        String sql = "SELECT * FROM (" + relation.sql() + ") WHERE " + String.join(" OR ", conditions);
        List<SourceRow> rows = new ArrayList<>();
        query(
                "read source '" + source.source().name() + "'",
                sql,
                parameters,
                row -> rows.add(new SourceRow(values(row, relation.columns()))));
        return rows;
    }

    @Override
    public HistoryEdges edges(SourceNeeds source, KeySet keys, long fromMicros, long toMicros, int nearest) {
        String time = Sql.name(source.source().definition().eventTime());
        Set<String> read = new LinkedHashSet<>();
        keys.columns().forEach(column -> read.add(column.name()));
        read.add(source.source().definition().eventTime());
        Relation relation = inputs.source(source.source(), read, OptionalLong.empty(), OptionalLong.empty());
        String before = "(SELECT t FROM times WHERE t < " + fromMicros + " ORDER BY t DESC LIMIT " + nearest + ")";
        String after = "(SELECT t FROM times WHERE t >= " + toMicros + " ORDER BY t LIMIT " + nearest + ")";
        String sql = "WITH times AS MATERIALIZED (SELECT " + time + " AS t FROM (" + relation.sql() + ") WHERE "
                + condition(keys) + ") SELECT count(*) FILTER (t < " + fromMicros + "), count(*) FILTER (t >= "
                + toMicros + "), (SELECT min(t) FROM " + before + "), (SELECT max(t) FROM " + after + ") FROM times";
        List<Object> parameters = new ArrayList<>();
        keys.keys().forEach(parameters::addAll);
        List<HistoryEdges> edges = new ArrayList<>();
        query("read source '" + source.source().name() + "'", sql, parameters, row -> {
            Long first = (Long) value(row, 3, ValueType.TIMESTAMP);
            Long last = (Long) value(row, 4, ValueType.TIMESTAMP);
            edges.add(new HistoryEdges(
                    row.getLong(1),
                    row.getLong(2),
                    first == null ? fromMicros : first,
                    last == null ? toMicros : last + 1));
        });
        return edges.get(0);
    }

    @Override
    public List<SpineRow> questions(long[] rows) {
        if (rows.length == 0) {
            return List.of();
        }
        Relation relation = inputs.spine();
        String numbers = LongStream.of(rows).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String sql = "SELECT * FROM (" + relation.sql() + ") WHERE " + Sql.name(Inputs.ROW) + " IN (" + numbers
                + ") ORDER BY " + Sql.name(Inputs.ROW);
        List<SpineRow> questions = new ArrayList<>();
        query("read the spine", sql, List.of(), row -> {
            Map<String, Object> values = values(row, relation.columns());
            values.remove(Inputs.ROW);
            questions.add(new SpineRow((Long) values.get(timeColumn), values));
        });
        return questions;
    }

    @Override
    public long spineRows() {
        return inputs.spineRows();
    }

    @Override
    public OptionalLong newestEventMicros(SourceNeeds source) {
        String time = source.source().definition().eventTime();
        Relation relation = inputs.source(source.source(), List.of(time), OptionalLong.empty(), OptionalLong.empty());
        List<Long> newest = new ArrayList<>();
        query(
                "read source '" + source.source().name() + "'",
                "SELECT max(" + Sql.name(time) + ") FROM (" + relation.sql() + ")",
                List.of(),
                row -> newest.add((Long) value(row, 1, ValueType.TIMESTAMP)));
        return newest.get(0) == null ? OptionalLong.empty() : OptionalLong.of(newest.get(0));
    }

    @Override
    public void close() {
        whenClosed.run();
    }

    /** {@code (k1, k2) IN ((?, ?), …)}. */
    private static String condition(KeySet set) {
        String columns = Sql.names(set.columns().stream().map(InputColumn::name).toList());
        String one = String.join(", ", Collections.nCopies(set.columns().size(), "?"));
        boolean single = set.columns().size() == 1;
        String all = String.join(", ", Collections.nCopies(set.keys().size(), single ? one : "(" + one + ")"));
        return (single ? columns : "(" + columns + ")") + " IN (" + all + ")";
    }

    /** Takes one row. */
    @FunctionalInterface
    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    private void query(String doing, String sql, List<Object> parameters, RowTaker taker) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                Cancelling cancelling = Cancelling.of(statement, cancellation)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    taker.take(result);
                }
            }
        } catch (SQLException e) {
            cancellation.check();
            throw DuckErrors.translate(doing, e);
        }
    }

    private static Map<String, Object> values(ResultSet row, List<InputColumn> columns) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), value(row, i + 1, columns.get(i).type()));
        }
        return values;
    }

    private static Object value(ResultSet row, int index, ValueType type) throws SQLException {
        Object value = switch (type) {
            case BOOL -> row.getBoolean(index);
            case DOUBLE -> row.getDouble(index);
            case STRING -> row.getString(index);
            default -> row.getLong(index);
        };
        return row.wasNull() ? null : value;
    }
}
