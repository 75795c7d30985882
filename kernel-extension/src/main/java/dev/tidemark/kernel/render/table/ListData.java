package dev.tidemark.kernel.render.table;

import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** Rows of Java values, all in memory. */
record ListData(List<TableColumn> columns, List<List<Object>> rows) implements TableData {
    private static final Map<Class<?>, ValueType> TYPES = Map.of(
            Boolean.class, ValueType.BOOL,
            Long.class, ValueType.INT64,
            Double.class, ValueType.DOUBLE,
            String.class, ValueType.STRING,
            Instant.class, ValueType.TIMESTAMP);

    /** @param types by column, as they are to be shown; null where the values are to tell */
    static ListData of(List<String> names, List<String> types, List<? extends List<?>> rows) {
        List<List<Object>> copied = new ArrayList<>();
        rows.forEach(row -> copied.add(new ArrayList<>(row)));
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int at = i;
            Class<?> type = copied.stream()
                    .map(row -> row.get(at))
                    .filter(Objects::nonNull)
                    .<Class<?>>map(Object::getClass)
                    .findFirst()
                    .orElse(Object.class);
            String shown = types.get(i) == null ? name(type) : types.get(i);
            columns.add(new TableColumn(names.get(i), shown, "", kind(type)));
        }
        return new ListData(List.copyOf(columns), copied);
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(rows.size());
    }

    @Override
    public void read(Batches batches) {
        List<Values> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(new OfColumn(i));
        }
        batches.take(values, 0, rows.size());
    }

    /** As a definition would call it; lists and maps by what they are, for of which class they are says nothing. */
    private static String name(Class<?> type) {
        ValueType ours = TYPES.get(type);
        if (ours != null) {
            return ours.name();
        }
        if (List.class.isAssignableFrom(type)) {
            return "List";
        }
        return Map.class.isAssignableFrom(type) ? "Map" : type.getSimpleName();
    }

    private static TableColumn.Kind kind(Class<?> type) {
        if (Number.class.isAssignableFrom(type)) {
            boolean whole = type == Long.class || type == Integer.class || type == Short.class || type == Byte.class;
            return whole ? TableColumn.Kind.INTEGER : TableColumn.Kind.DECIMAL;
        }
        if (type == Boolean.class) {
            return TableColumn.Kind.BOOL;
        }
        if (type == Instant.class) {
            return TableColumn.Kind.TIME;
        }
        return CharSequence.class.isAssignableFrom(type) || Temporal.class.isAssignableFrom(type)
                ? TableColumn.Kind.TEXT
                : TableColumn.Kind.OTHER;
    }

    private final class OfColumn implements Values {
        private final int column;

        OfColumn(int column) {
            this.column = column;
        }

        @Override
        public boolean isNull(int row) {
            return rows.get(row).get(column) == null;
        }

        @Override
        public String text(int row) {
            Object value = rows.get(row).get(column);
            return value instanceof Instant instant
                    ? TextTime.format(TextTime.toMicros(instant))
                    : String.valueOf(value);
        }

        @Override
        public double number(int row) {
            Object value = rows.get(row).get(column);
            if (value instanceof Instant instant) {
                return (double) TextTime.toMicros(instant);
            }
            return value instanceof Boolean bool ? (bool ? 1 : 0) : ((Number) value).doubleValue();
        }
    }
}
