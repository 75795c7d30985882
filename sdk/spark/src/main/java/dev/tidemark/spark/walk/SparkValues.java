package dev.tidemark.spark.walk;

import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** Features as Spark keeps them, as Java values of their types. */
public final class SparkValues {
    private SparkValues() {}

    /** The value of the Java type that {@link ValueType} names; null for null. */
    public static Object of(InternalRow row, int ordinal, ValueType type) {
        if (row.isNullAt(ordinal)) {
            return null;
        }
        if (type.isList()) {
            return list(row.getArray(ordinal), type.element());
        }
        return switch (type) {
            case BOOL -> row.getBoolean(ordinal);
            case DOUBLE -> row.getDouble(ordinal);
            case STRING -> row.getUTF8String(ordinal).toString();
            default -> row.getLong(ordinal);
        };
    }

    private static List<Object> list(ArrayData values, ValueType type) {
        List<Object> list = new ArrayList<>(values.numElements());
        for (int i = 0; i < values.numElements(); i++) {
            list.add(
                    switch (type) {
                        case BOOL -> values.getBoolean(i);
                        case DOUBLE -> values.getDouble(i);
                        case STRING -> values.getUTF8String(i).toString();
                        default -> values.getLong(i);
                    });
        }
        return list;
    }
}
