package dev.tidemark.sync.decode.avro;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.util.Utf8;

/** How one field's values are those of a column. Immutable. */
final class AvroValues {
    private static final long NANOS_PER_MICRO = 1_000;

    private final Schema schema;
    private final Reading reading;

    /** Appends a value that is not null. */
    private interface Reading {
        void append(Object value, ValueColumn column) throws UnreadableValue;
    }

    private AvroValues(Schema schema, Reading reading) {
        this.schema = schema;
        this.reading = reading;
    }

    /** Of a field that is read as that type; fails with what the field is, if it is none that can be. */
    static AvroValues of(Schema field, ValueType wanted) throws UnreadableValue {
        Schema schema = withoutNull(field);
        LogicalType logical = schema.getLogicalType();
        Reading reading = switch (schema.getType()) {
            case BOOLEAN ->
                wanted == ValueType.BOOL ? (value, column) -> column.appendLong((Boolean) value ? 1 : 0) : null;
            case INT -> whole(logical, wanted);
            case LONG -> logical == null ? whole(null, wanted) : instant(logical, wanted);
            case FLOAT, DOUBLE ->
                wanted == ValueType.DOUBLE
                        ? (value, column) -> column.appendDouble(((Number) value).doubleValue())
                        : null;
            case STRING, ENUM -> wanted == ValueType.STRING ? AvroValues::appendText : null;
            case BYTES, FIXED -> decimal(logical, wanted);
            default -> null;
        };
        if (reading == null) {
            throw new UnreadableValue("it is Avro's " + said(schema) + ", which is not read as " + wanted);
        }
        return new AvroValues(schema, reading);
    }

    /** A union says that a value may be missing, and nothing else. */
    private static Schema withoutNull(Schema field) throws UnreadableValue {
        if (field.getType() != Schema.Type.UNION) {
            return field;
        }
        List<Schema> others = field.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (others.size() != 1) {
            throw new UnreadableValue("it is a union of " + others.size()
                    + " types besides null; a column has one, so give each a field of its own");
        }
        return others.get(0);
    }

    private static String said(Schema schema) {
        String type = schema.getType().getName();
        return schema.getLogicalType() == null ? type : schema.getLogicalType().getName() + " (" + type + ")";
    }

    private static Reading whole(LogicalType logical, ValueType wanted) {
        if (logical instanceof LogicalTypes.Date) {
            return wanted == ValueType.TIMESTAMP
                    ? (value, column) -> appendInstant(TimeUnit.DAYS.toMicros((Integer) value), column)
                    : null;
        }
        if (logical != null) {
            return null;
        }
        return switch (wanted) {
            case INT64 -> (value, column) -> column.appendLong(((Number) value).longValue());
            case DOUBLE -> (value, column) -> column.appendDouble((double) ((Number) value).longValue());
            default -> null;
        };
    }

    /** Local times are those of UTC, as all times without a zone. */
    private static Reading instant(LogicalType logical, ValueType wanted) {
        if (wanted != ValueType.TIMESTAMP) {
            return null;
        }
        return switch (logical.getName()) {
            case "timestamp-millis", "local-timestamp-millis" ->
                (value, column) -> appendInstant(TimeUnit.MILLISECONDS.toMicros((Long) value), column);
            case "timestamp-micros", "local-timestamp-micros" -> (value, column) -> appendInstant((Long) value, column);
            case "timestamp-nanos", "local-timestamp-nanos" ->
                (value, column) -> appendInstant(Math.floorDiv((Long) value, NANOS_PER_MICRO), column);
            default -> null;
        };
    }

    /** What lies beyond a long saturates, and is refused like what lies beyond the calendar. */
    private static void appendInstant(long micros, ValueColumn column) throws UnreadableValue {
        if (micros < TextTime.MIN_MICROS || micros > TextTime.MAX_MICROS) {
            throw new UnreadableValue("it lies outside the years 0001 to 9999");
        }
        column.appendLong(micros);
    }

    /** The double nearest to it, as in files. */
    private static Reading decimal(LogicalType logical, ValueType wanted) {
        if (!(logical instanceof LogicalTypes.Decimal decimal) || wanted != ValueType.DOUBLE) {
            return null;
        }
        return (value, column) -> {
            BigDecimal exact = new BigDecimal(new BigInteger(bytes(value)), decimal.getScale());
            column.appendDouble(Double.parseDouble(exact.toString()));
        };
    }

    private static byte[] bytes(Object value) throws UnreadableValue {
        byte[] bytes;
        if (value instanceof GenericFixed fixed) {
            bytes = fixed.bytes();
        } else {
            ByteBuffer buffer = ((ByteBuffer) value).duplicate();
            bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
        }
        if (bytes.length == 0) {
            throw new UnreadableValue("it is a decimal of no bytes");
        }
        return bytes;
    }

    private static void appendText(Object value, ValueColumn column) throws UnreadableValue {
        byte[] utf8;
        int length;
        if (value instanceof Utf8 text) {
            utf8 = text.getBytes();
            length = text.getByteLength();
        } else {
            utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
            length = utf8.length;
        }
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, 0, length));
        } catch (CharacterCodingException e) {
            throw new UnreadableValue("it is no text in UTF-8");
        }
        column.appendText(utf8, 0, length);
    }

    /** Appends a value of the field. */
    void append(Object value, ValueColumn column) throws UnreadableValue {
        if (value == null) {
            column.appendNull();
        } else {
            reading.append(value, column);
        }
    }

    @Override
    public String toString() {
        return said(schema);
    }
}
