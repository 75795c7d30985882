package dev.tidemark.spark.walk;

import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** The features of one question as Spark keeps values; filled anew for each. Hot. Not thread-safe. */
final class FeatureRow {
    private final ValueType[] types;
    private final SpecificInternalRow row;

    FeatureRow(List<ValueType> types) {
        this.types = types.toArray(new ValueType[0]);
        StructType stored = new StructType();
        for (int i = 0; i < this.types.length; i++) {
            stored = stored.add("f" + i, stored(this.types[i]));
        }
        this.row = new SpecificInternalRow(stored);
    }

    /** How Spark stores a feature. */
    static DataType stored(ValueType type) {
        if (type.isList()) {
            return DataTypes.createArrayType(stored(type.element()), true);
        }
        return switch (type) {
            case BOOL -> DataTypes.BooleanType;
            case DOUBLE -> DataTypes.DoubleType;
            case STRING -> DataTypes.StringType;
            case TIMESTAMP -> DataTypes.TimestampType;
            default -> DataTypes.LongType;
        };
    }

    SpecificInternalRow row() {
        return row;
    }

    /** Takes all values of a view, from a place on; gives the place behind them. */
    int set(int from, FeatureValues values) {
        for (int i = 0; i < values.size(); i++) {
            set(from + i, values, i);
        }
        return from + values.size();
    }

    private void set(int to, FeatureValues values, int feature) {
        if (values.isNull(feature)) {
            row.setNullAt(to);
            return;
        }
        switch (types[to]) {
            case INT64, TIMESTAMP -> row.setLong(to, values.bits(feature));
            case DOUBLE -> row.setDouble(to, Double.longBitsToDouble(values.bits(feature)));
            case BOOL -> row.setBoolean(to, values.bits(feature) != 0);
            case STRING -> row.update(to, UTF8String.fromBytes(values.utf8(feature)));
            default -> row.update(to, list(values.list(feature)));
        }
    }

    private static GenericArrayData list(List<?> values) {
        List<Object> stored = new ArrayList<>(values.size());
        for (Object value : values) {
            stored.add(value instanceof String text ? UTF8String.fromString(text) : value);
        }
        return new GenericArrayData(stored.toArray());
    }

    /** A value of a Java type as Spark keeps it. */
    static Object stored(Object value) {
        if (value instanceof String text) {
            return UTF8String.fromString(text);
        }
        return value instanceof List<?> list ? list(list) : value;
    }
}
