package dev.tidemark.spark.input;

import dev.tidemark.core.executor.KeySet;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Finds rows, in tasks, and gives them as Java values. */
public final class RowFilter implements FlatMapFunction<Iterator<InternalRow>, RowFilter.Found> {
    private final LinkedHashMap<String, StoredColumn> columns = new LinkedHashMap<>();
    private final int numberColumn;
    private List<KeySet> keys = List.of();
    private long[] numbers;
    private StoredColumn instant;
    private long from = Long.MIN_VALUE;
    private long to = Long.MAX_VALUE;

    /** A row that was found: its number, if it has one, and values by column. */
    public record Found(long number, LinkedHashMap<String, Object> values) implements Serializable {}

    private RowFilter(int numberColumn) {
        this.numberColumn = numberColumn;
    }

    /** Over rows of those columns alone, in their order. */
    public static RowFilter of(StructType stored, Map<String, ValueType> columns) {
        RowFilter filter = new RowFilter(-1);
        columns.forEach((name, type) -> filter.columns.put(
                name,
                StoredColumn.of(name, filter.columns.size(), stored.apply(name).dataType(), type)));
        return filter;
    }

    /** Over rows of all columns that are stored, of which some are given. The last one is the number of the row. */
    public static RowFilter ofAll(StructType stored, Map<String, ValueType> columns) {
        RowFilter filter = new RowFilter(stored.length() - 1);
        columns.forEach((name, type) -> filter.columns.put(
                name,
                StoredColumn.of(
                        name, stored.fieldIndex(name), stored.apply(name).dataType(), type)));
        return filter;
    }

    /** The columns of the rows it looks at. */
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /** Keeps rows that have one of the keys. */
    public RowFilter keys(List<KeySet> wanted) {
        keys = List.copyOf(wanted);
        return this;
    }

    /** Keeps rows whose instant lies in {@code [from, to)} or is null. */
    public RowFilter instants(String column, OptionalLong fromMicros, OptionalLong toMicros) {
        instant = columns.get(column);
        from = fromMicros.orElse(Long.MIN_VALUE);
        to = toMicros.orElse(Long.MAX_VALUE);
        return this;
    }

    /** Keeps rows with those numbers. */
    public RowFilter numbers(long[] ascending) {
        numbers = ascending.clone();
        return this;
    }

    @Override
    public Iterator<Found> call(Iterator<InternalRow> rows) {
        List<Found> found = new ArrayList<>();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            if (isWanted(row)) {
                LinkedHashMap<String, Object> values = new LinkedHashMap<>();
                columns.forEach((name, column) -> values.put(name, column.value(row)));
                found.add(new Found(numberColumn < 0 ? 0 : row.getLong(numberColumn), values));
            }
        }
        return found.iterator();
    }

    private boolean isWanted(InternalRow row) {
        if (numbers != null && Arrays.binarySearch(numbers, row.getLong(numberColumn)) < 0) {
            return false;
        }
        if (instant != null && !instant.isNull(row)) {
            long micros = instant.longValue(row);
            if (micros < from || micros >= to) {
                return false;
            }
        }
        return keys.isEmpty() || keys.stream().anyMatch(set -> set.keys().contains(key(set, row)));
    }

    private List<Object> key(KeySet set, InternalRow row) {
        List<Object> key = new ArrayList<>();
        for (InputColumn column : set.columns()) {
            key.add(columns.get(column.name()).value(row));
        }
        return key;
    }
}
