package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;

/**
 * The order of values as the order of longs: a value's rank is less than another's exactly when the value is. INT64,
 * TIMESTAMP and BOOL are their own rank; a canonical DOUBLE's rank orders NaN last.
 */
final class ValueOrder {
    private ValueOrder() {}

    static long rank(double canonical) {
        long bits = Double.doubleToLongBits(canonical);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    static double unrank(long rank) {
        return Double.longBitsToDouble(rank ^ ((rank >> 63) & Long.MAX_VALUE));
    }

    /** The rank of a value that is neither null nor text. */
    static long rank(ValueColumn column, int row) {
        return column.doubles != null ? rank(column.doubles[row]) : column.longs[row];
    }

    /** The value of that type, as Java holds it. */
    static Object value(ValueType type, long rank, byte[] text) {
        return switch (type) {
            case DOUBLE -> unrank(rank);
            case STRING -> new String(text, StandardCharsets.UTF_8);
            case BOOL -> rank != 0;
            default -> rank;
        };
    }
}
