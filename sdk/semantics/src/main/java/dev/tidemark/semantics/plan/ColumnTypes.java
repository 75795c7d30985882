package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of a file's columns while they are being settled: what the file says, then what the definitions declare or
 * need in place of a guess.
 */
final class ColumnTypes {
    private final String what;
    private final SourceSchema schema;
    private final Map<String, ValueType> settled = new LinkedHashMap<>();

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

    boolean isGuessed(String column) {
        return schema.columns().get(column).certainty() == SourceSchema.Certainty.GUESSED;
    }

    void settle(String column, ValueType type) {
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
        ValueType type = require(thing, column);
        if (type == needed) {
            return;
        }
        if (!isGuessed(column)) {
            throw wrongType(thing, column, type, role + " needs " + needed);
        }
        settle(column, needed);
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
                thing + ": column '" + column + "' of " + where() + " is " + type + ", " + need + ".");
    }

    /** {@code source 'transactions' (data/tx.parquet)}. */
    String where() {
        return what + " (" + schema.origin() + ")";
    }
}
