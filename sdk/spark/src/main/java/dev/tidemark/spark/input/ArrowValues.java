package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.core.input.UnsignedNumbers;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.ArrowUtils;
import org.apache.spark.sql.vectorized.ArrowColumnVector;

/** The values of one vector as Spark keeps them; those of types that Spark has not, as the nearest it has. */
final class ArrowValues {
    private final DataFiles files;
    private final Path path;
    private final FieldVector vector;
    private final DataType type;
    private final ArrowColumnVector values;

    /** @param path the file that holds the vector, one of the files */
    ArrowValues(DataFiles files, Path path, FieldVector vector) {
        this.files = files;
        this.path = path;
        this.vector = vector;
        this.type = type(files, vector);
        this.values = isConverted(vector) ? null : new ArrowColumnVector(vector);
    }

    private static boolean isConverted(FieldVector vector) {
        return isUnsigned(vector) || vector instanceof TimeStampVector || vector instanceof DateMilliVector;
    }

    private static boolean isUnsigned(FieldVector vector) {
        return vector instanceof UInt1Vector
                || vector instanceof UInt2Vector
                || vector instanceof UInt4Vector
                || vector instanceof UInt8Vector;
    }

    static DataType type(DataFiles files, FieldVector vector) {
        if (isUnsigned(vector)) {
            return isDeclaredDouble(files, vector) ? DataTypes.DoubleType : DataTypes.LongType;
        }
        if (vector instanceof DateMilliVector) {
            return DataTypes.DateType;
        }
        if (vector instanceof TimeStampVector) {
            ArrowType.Timestamp timestamp =
                    (ArrowType.Timestamp) vector.getField().getType();
            return timestamp.getTimezone() == null ? DataTypes.TimestampNTZType : DataTypes.TimestampType;
        }
        return ArrowUtils.fromArrowField(vector.getField());
    }

    private static boolean isDeclaredDouble(DataFiles files, FieldVector vector) {
        return vector instanceof UInt8Vector && files.declared().get(vector.getName()) == ValueType.DOUBLE;
    }

    Object value(int row) {
        if (vector.isNull(row)) {
            return null;
        }
        if (vector instanceof TimeStampVector times) {
            return micros(times, row);
        }
        if (vector instanceof DateMilliVector days) {
            return (int) Math.floorDiv(days.get(row), TimeUnit.DAYS.toMillis(1));
        }
        if (vector instanceof UInt8Vector unsigned) {
            return unsigned(unsigned.get(row));
        }
        if (values == null) {
            return ((BaseIntVector) vector).getValueAsLong(row);
        }
        if (type.equals(DataTypes.BooleanType)) {
            return values.getBoolean(row);
        } else if (type.equals(DataTypes.ByteType)) {
            return values.getByte(row);
        } else if (type.equals(DataTypes.ShortType)) {
            return values.getShort(row);
        } else if (type.equals(DataTypes.IntegerType) || type.equals(DataTypes.DateType)) {
            return values.getInt(row);
        } else if (type.equals(DataTypes.LongType)) {
            return values.getLong(row);
        } else if (type.equals(DataTypes.FloatType)) {
            return values.getFloat(row);
        } else if (type.equals(DataTypes.DoubleType)) {
            return values.getDouble(row);
        } else if (type.equals(DataTypes.StringType)) {
            return values.getUTF8String(row);
        } else if (type.equals(DataTypes.BinaryType)) {
            return values.getBinary(row);
        } else if (type instanceof org.apache.spark.sql.types.DecimalType decimal) {
            return values.getDecimal(row, decimal.precision(), decimal.scale());
        } else if (type instanceof ArrayType) {
            return values.getArray(row);
        } else if (type instanceof MapType) {
            return values.getMap(row);
        } else if (type instanceof StructType) {
            return values.getStruct(row);
        }
        throw new IllegalStateException(type.sql());
    }

    /** An unsigned number as what it is read as: the nearest DOUBLE, or an INT64, which it may exceed. */
    private Object unsigned(long bits) {
        if (type.equals(DataTypes.DoubleType)) {
            return bits >= 0 ? (double) bits : Double.parseDouble(Long.toUnsignedString(bits));
        }
        if (bits < 0) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    UnsignedNumbers.tooLarge(
                            Long.toUnsignedString(bits), vector.getName(), FileList.shown(path), files));
        }
        return bits;
    }

    private static long micros(TimeStampVector times, int row) {
        long value = times.get(row);
        return switch (((ArrowType.Timestamp) times.getField().getType()).getUnit()) {
            case SECOND -> Math.multiplyExact(value, 1_000_000L);
            case MILLISECOND -> Math.multiplyExact(value, 1_000L);
            case MICROSECOND -> value;
            case NANOSECOND -> Math.floorDiv(value, 1_000L);
        };
    }
}
