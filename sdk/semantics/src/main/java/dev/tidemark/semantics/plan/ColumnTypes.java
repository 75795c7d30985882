package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types of a file's columns while they are being settled: what the file says, then what the definitions declare or
 * need in place of a guess.
 */
final class ColumnTypes {
    private final String what;
    private final SourceSchema schema;
    private final Map<String, ValueType> settled = new LinkedHashMap<>();
    private final Set<String> declared = new HashSet<>();
    /** Columns read as a TIMESTAMP though their first rows need not hold any, with what needs it. */
    private final Map<String, String> doubtfulTimes = new HashMap<>();

    /** @param what names the file in messages, as in {@code source 'transactions'} */
    ColumnTypes(String what, SourceSchema schema) {
        this.what = what;
        this.schema = schema;
        schema.columns().forEach((name, column) -> {
            if (column.type() != null) {
                settled.put(name, column.type());
            }
        });
    }

    /** Scalar columns by name: what expressions and features may read. */
    Map<String, ValueType> scalars() {
        Map<String, ValueType> scalars = new LinkedHashMap<>(settled);
        scalars.values().removeIf(ValueType::isList);
        return scalars;
    }

    Map<String, ValueType> settled() {
        return settled;
    }

    boolean has(String column) {
        return schema.columns().containsKey(column) || settled.containsKey(column);
    }

    /** Whether only the first rows say what the column's type is. */
    boolean isGuessed(String column) {
        return !declared.contains(column) && schema.columns().get(column).certainty() == SourceSchema.Certainty.GUESSED;
    }

    /** From now on the column has that type for certain. */
    void declare(String column, ValueType type) {
        declared.add(column);
        settled.put(column, type);
    }

    /** The column's type; an error about {@code thing} if there is no such column, or none that Tidemark reads. */
    ValueType require(String thing, String column) {
        if (!has(column)) {
            throw missing(thing, column, schema.names());
        }
        ValueType type = settled.get(column);
        if (type == null) {
            throw unsupported(thing, column);
        }
        return type;
    }

    /** The same, and an error if it holds lists: features and expressions read one value a row. */
    ValueType requireScalar(String thing, String column) {
        ValueType type = require(thing, column);
        if (type.isList()) {
            throw wrongType(thing, column, type, "which no feature or expression reads; store one value a row");
        }
        return type;
    }

    /** Makes sure that the column has exactly that type; a guess gives way to it. */
    void requireType(String thing, String role, String column, ValueType needed) {
        requireType(thing, role, column, needed, "");
    }

    /** The same of a column that a key is read from, whose type may be what is wrong. */
    void requireKey(String thing, String entity, Entity.Key key) {
        ValueType found = require(thing, key.name());
        boolean identifies = !found.isList() && found != ValueType.DOUBLE;
        String other = identifies ? ", or make the key " + found : "";
        requireType(thing, "key '" + key.name() + "' of entity '" + entity + "'", key.name(), key.type(), other);
    }

    private void requireType(String thing, String role, String column, ValueType needed, String orElse) {
        ValueType type = require(thing, column);
        if (type == needed) {
            return;
        }
        if (!isGuessed(column)) {
            String remedy = declared.contains(column) ? "; declare it " : "; store it as ";
            throw wrongType(thing, column, type, role + " needs " + needed + remedy + needed + orElse);
        }
        settled.put(column, needed);
    }

    /** The same of a time. Text that reads as numbers or as true and false never is one; other text may be, a date for one. */
    void requireTime(String thing, String role, String column) {
        ValueType type = require(thing, column);
        boolean unlike = isGuessed(column) && type != ValueType.STRING && type != ValueType.TIMESTAMP;
        if (unlike || type != ValueType.TIMESTAMP && !isGuessed(column)) {
            throw wrongType(thing, column, type, role + " needs TIMESTAMP" + timeHint(column, type));
        }
        if (type == ValueType.STRING) {
            doubtfulTimes.put(column, role);
            settled.put(column, ValueType.TIMESTAMP);
        }
    }

    /** A sentence to add to an error about what reads the column, if that is perhaps not the time it was taken for. */
    String doubt(String column) {
        String role = doubtfulTimes.get(column);
        return role == null
                ? ""
                : " '" + column + "' is TIMESTAMP here, for it is " + role + " of " + what
                        + "; is that the right column?";
    }

    private String timeHint(String column, ValueType found) {
        if (declared.contains(column)) {
            return "; leave its type out";
        }
        List<String> times = settled.entrySet().stream()
                .filter(other -> other.getValue() == ValueType.TIMESTAMP)
                .map(Map.Entry::getKey)
                .toList();
        if (!times.isEmpty()) {
            return ". Columns with times: " + Closest.list(times);
        }
        return (found.isNumber() ? "; a bare number does not say its unit, " : "; ")
                + (isGuessed(column) ? "write times like 2024-05-02T10:00:00Z" : "store it as TIMESTAMP");
    }

    TidemarkException missing(String thing, String column, List<String> names) {
        return new TidemarkException(
                ErrorCode.MISSING_COLUMN,
                thing + ": column '" + column + "' is not in " + where() + Closest.hint(column, "Columns", names));
    }

    TidemarkException unsupported(String thing, String column) {
        return new TidemarkException(
                ErrorCode.WRONG_TYPE,
                thing + ": column '" + column + "' of " + where() + " is "
                        + schema.columns().get(column).engineType()
                        + ", which Tidemark does not read; cast it to BOOL, INT64, DOUBLE, STRING or TIMESTAMP.");
    }

    TidemarkException wrongType(String thing, String column, ValueType type, String need) {
        return new TidemarkException(
                ErrorCode.WRONG_TYPE,
                thing + ": column '" + column + "' of " + where()
                        + (declared.contains(column) ? " is declared " : " is ") + type + ", " + need + ".");
    }

    /** {@code source 'transactions' (data/tx.parquet)}. */
    String where() {
        return what + " (" + schema.origin() + ")";
    }
}
