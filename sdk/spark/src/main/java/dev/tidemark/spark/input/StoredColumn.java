package dev.tidemark.spark.input;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.CharType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.VarcharType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A column of stored rows and how its values are read. Hot.
 *
 * @param ordinal where it stands in the row
 * @param stored as Spark stores it
 * @param type what it is read as: its own type, or DOUBLE for an INT64
 */
public record StoredColumn(String name, int ordinal, Kind stored, int precision, int scale, ValueType type)
        implements Serializable {
    private static final long DAY_MICROS = 86_400_000_000L;

    /** How Spark keeps a value that Tidemark can read. */
    public enum Kind {
        BOOL(ValueType.BOOL),
        BYTE(ValueType.INT64),
        SHORT(ValueType.INT64),
        INT(ValueType.INT64),
        LONG(ValueType.INT64),
        FLOAT(ValueType.DOUBLE),
        DOUBLE(ValueType.DOUBLE),
        DECIMAL(ValueType.DOUBLE),
        TEXT(ValueType.STRING),
        DAYS(ValueType.TIMESTAMP),
        MICROS(ValueType.TIMESTAMP);

        private final ValueType type;

        Kind(ValueType type) {
            this.type = type;
        }

        /** The kind of a type of Spark's; null if no feature can read it. */
        static Kind of(DataType type) {
            if (type instanceof BooleanType) {
                return BOOL;
            } else if (type instanceof ByteType) {
                return BYTE;
            } else if (type instanceof ShortType) {
                return SHORT;
            } else if (type instanceof IntegerType) {
                return INT;
            } else if (type instanceof LongType) {
                return LONG;
            } else if (type instanceof FloatType) {
                return FLOAT;
            } else if (type instanceof DoubleType) {
                return DOUBLE;
            } else if (type instanceof DecimalType) {
                return DECIMAL;
            } else if (type instanceof StringType || type instanceof CharType || type instanceof VarcharType) {
                return TEXT;
            } else if (type instanceof DateType) {
                return DAYS;
            }
            return type instanceof TimestampType || type instanceof TimestampNTZType ? MICROS : null;
        }
    }

    /** The type a stored column has by itself; null if no feature can read it. */
    public static ValueType typeOf(DataType type) {
        Kind kind = Kind.of(type);
        return kind == null ? null : kind.type;
    }

    /** A column of a row; an {@link IllegalArgumentException} if no feature can read it. */
    public static StoredColumn of(String name, int ordinal, DataType stored, ValueType wanted) {
        Kind kind = Kind.of(stored);
        if (kind == null) {
            throw new IllegalArgumentException(stored.sql());
        }
        return stored instanceof DecimalType decimal
                ? new StoredColumn(name, ordinal, kind, decimal.precision(), decimal.scale(), wanted)
                : new StoredColumn(name, ordinal, kind, 0, 0, wanted);
    }

    public boolean isNull(InternalRow row) {
        return row.isNullAt(ordinal);
    }

    /** An INT64, an instant in microseconds, or a BOOL as 0 or 1, of a row where it is not null. */
    public long longValue(InternalRow row) {
        return switch (stored) {
            case BOOL -> row.getBoolean(ordinal) ? 1 : 0;
            case BYTE -> row.getByte(ordinal);
            case SHORT -> row.getShort(ordinal);
            case INT -> row.getInt(ordinal);
            case DAYS -> row.getInt(ordinal) * DAY_MICROS;
            default -> row.getLong(ordinal);
        };
    }

    /** A DOUBLE of a row where it is not null, in its canonical form. */
    public double doubleValue(InternalRow row) {
        return switch (stored) {
            case DOUBLE -> ValueColumn.canonical(row.getDouble(ordinal));
            case FLOAT -> ValueColumn.canonical(row.getFloat(ordinal));
            case DECIMAL ->
                ValueColumn.canonical(row.getDecimal(ordinal, precision, scale)
                        .toJavaBigDecimal()
                        .doubleValue());
            default -> longValue(row);
        };
    }

    /** A STRING of a row where it is not null. */
    public UTF8String text(InternalRow row) {
        return row.getUTF8String(ordinal);
    }

    /** The value of the Java type that {@link ValueType} names; null for null. */
    public Object value(InternalRow row) {
        if (isNull(row)) {
            return null;
        }
        return switch (type) {
            case BOOL -> longValue(row) != 0;
            case DOUBLE -> doubleValue(row);
            case STRING -> text(row).toString();
            default -> longValue(row);
        };
    }
}
