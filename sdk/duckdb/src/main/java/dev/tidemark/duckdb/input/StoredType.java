package dev.tidemark.duckdb.input;

import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type that DuckDB stores and how it becomes one of Tidemark's.
 *
 * @param duckDbName as DuckDB says it, as in {@code DECIMAL(18,2)}
 * @param type null if no feature can read it
 */
record StoredType(String duckDbName, ValueType type) {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

    /** Digits that a double holds exactly, so that dividing by a power of ten gives the nearest double. */
    private static final int EXACT_DIGITS = 15;

    /** Of a column that has no value in any row, and so no type; DuckDB's tables keep it as INTEGER. */
    private static final String NO_TYPE = "\"NULL\"";

    /** Instants that are stored in their canonical form. */
    static final StoredType MICROS = new StoredType("BIGINT", ValueType.TIMESTAMP);

    static StoredType of(String duckDbName) {
        return new StoredType(duckDbName, type(duckDbName).orElse(null));
    }

    private static Optional<ValueType> type(String name) {
        if (name.endsWith("]")) {
            return Optional.empty();
        }
        if (name.startsWith("DECIMAL")) {
            return Optional.of(ValueType.DOUBLE);
        }
        if (name.startsWith("ENUM")) {
            return Optional.of(ValueType.STRING);
        }
        if (name.equals(NO_TYPE)) {
            return Optional.of(ValueType.INT64);
        }
        return Optional.ofNullable(
                switch (name) {
                    case "BOOLEAN" -> ValueType.BOOL;
                    case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT" ->
                        ValueType.INT64;
                    case "FLOAT", "DOUBLE" -> ValueType.DOUBLE;
                    case "VARCHAR", "JSON" -> ValueType.STRING;
                    case "DATE",
                            "TIMESTAMP",
                            "TIMESTAMP_S",
                            "TIMESTAMP_MS",
                            "TIMESTAMP_NS",
                            "TIMESTAMPTZ_NS",
                            "TIMESTAMP WITH TIME ZONE" -> ValueType.TIMESTAMP;
                    default -> null;
                });
    }

    /**
     * The canonical form of a column.
     *
     * @param column SQL that gives the stored value
     * @param wanted this type, or DOUBLE for an INT64
     */
    String canonical(String column, ValueType wanted) {
        if (wanted == ValueType.DOUBLE && type == ValueType.INT64) {
            return "CAST(" + column + " AS DOUBLE)";
        }
        return switch (type) {
            case BOOL -> column;
            case INT64 -> duckDbName.equals("BIGINT") ? column : "CAST(" + column + " AS BIGINT)";
            case DOUBLE -> canonicalDouble(column);
            case STRING -> duckDbName.equals("VARCHAR") ? column : "CAST(" + column + " AS VARCHAR)";
            case TIMESTAMP -> micros(column);
            default -> throw new IllegalStateException(duckDbName);
        };
    }

    /** Whether a value may be too large for an INT64, which this type is read as. */
    boolean mayExceedInt64() {
        return duckDbName.equals("UBIGINT");
    }

    private String canonicalDouble(String column) {
        if (duckDbName.equals("DOUBLE")) {
            return column;
        }
        Matcher decimal = DECIMAL.matcher(duckDbName);
        boolean isLong = decimal.matches() && Integer.parseInt(decimal.group(1)) > EXACT_DIGITS;
        return "CAST(" + (isLong ? "CAST(" + column + " AS VARCHAR)" : column) + " AS DOUBLE)";
    }

    /** Nanoseconds are rounded down; DuckDB's division of integers rounds towards zero. */
    private String micros(String column) {
        return switch (duckDbName) {
            case "BIGINT" -> column;
            case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE" -> "epoch_us(" + column + ")";
            case "TIMESTAMP_NS", "TIMESTAMPTZ_NS" ->
                "((epoch_ns(" + column + ") - ((epoch_ns(" + column + ") % 1000) + 1000) % 1000) // 1000)";
            default -> "epoch_us(CAST(" + column + " AS TIMESTAMP))";
        };
    }

    /** The rows whose instant lies in {@code [min, max)}, said of the stored column so that whole row groups are skipped. */
    String within(String column, Optional<Long> minInclusive, Optional<Long> maxExclusive) {
        StringBuilder condition = new StringBuilder();
        minInclusive.ifPresent(
                min -> condition.append(comparable(column)).append(" >= ").append(instant(min)));
        maxExclusive.ifPresent(max -> condition
                .append(condition.isEmpty() ? "" : " AND ")
                .append(comparable(column))
                .append(" < ")
                .append(instant(max)));
        return condition.toString();
    }

    /**
     * SQL that is true of an aggregate over instants if it lies outside the years 1 to 9999; not true of null.
     *
     * @param extreme the least or the greatest stored value
     */
    String outOfRange(String extreme) {
        if (duckDbName.equals("BIGINT")) {
            return "(" + extreme + " NOT BETWEEN " + TextTime.MIN_MICROS + " AND " + TextTime.MAX_MICROS + ")";
        }
        if (duckDbName.endsWith("_NS")) {
            // All lie inside but infinity, of which there are no nanoseconds.
            return "(" + extreme + " IS NOT NULL AND epoch_ns(" + extreme + ") IS NULL)";
        }
        String type = duckDbName.startsWith("TIMESTAMP_") ? "TIMESTAMP" : duckDbName;
        return "(CAST(" + extreme + " AS " + type + ") NOT BETWEEN CAST('0001-01-01' AS " + type + ") AND CAST('"
                + (type.equals("DATE") ? "9999-12-31" : "9999-12-31 23:59:59.999999") + "' AS " + type + "))";
    }

    private String comparable(String column) {
        return switch (duckDbName) {
            case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE" -> column;
            default -> micros(column);
        };
    }

    private String instant(long micros) {
        return switch (duckDbName) {
            case "TIMESTAMP" -> "make_timestamp(" + micros + ")";
            case "TIMESTAMP WITH TIME ZONE" -> "CAST(make_timestamp(" + micros + ") AS TIMESTAMP WITH TIME ZONE)";
            default -> Long.toString(micros);
        };
    }
}
