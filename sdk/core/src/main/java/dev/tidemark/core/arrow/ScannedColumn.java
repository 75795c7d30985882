package dev.tidemark.core.arrow;

import dev.tidemark.semantics.aggregate.ValueHash;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.text.TextValues;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** One column of the batch that is being scanned. Rows are counted from 0 within the batch. Not thread-safe. */
public final class ScannedColumn {
    private final FieldVector vector;
    private final Cell cell;
    private final Utf8Buffer buffer = new Utf8Buffer();

    ScannedColumn(FieldVector vector) {
        this.vector = vector;
        this.cell = Cells.of(vector);
    }

    /** Whatever batch the vector holds at the time; it stays the caller's. */
    public static ScannedColumn of(FieldVector vector) {
        return new ScannedColumn(vector);
    }

    public boolean isNull(int row) {
        return vector.isNull(row);
    }

    /**
     * The value of a row that is not null as a number: true is 1, an instant its count of units, text what it says. INT64 becomes
     * the nearest double. A {@link dev.tidemark.semantics.error.TidemarkException} if a text says no number.
     */
    public double number(int row) {
        if (vector instanceof Float8Vector doubles) {
            return doubles.get(row);
        }
        if (vector instanceof BaseIntVector integers) {
            return (double) integers.getValueAsLong(row);
        }
        if (vector instanceof BitVector bits) {
            return bits.get(row);
        }
        if (vector instanceof Float4Vector floats) {
            return floats.get(row);
        }
        if (vector instanceof TimeStampVector times) {
            return (double) times.get(row);
        }
        if (vector instanceof DecimalVector) {
            return ((BigDecimal) vector.getObject(row)).doubleValue();
        }
        String text = text(row);
        boolean bool = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
        return bool ? (TextValues.parseBool(text) ? 1 : 0) : TextValues.parseDouble(text);
    }

    /** The instant of a row that is not null, in microseconds; the column is one of instants, or of text that says them. */
    public long micros(int row) {
        return vector instanceof TimeStampVector times ? micros(times, row) : TextTime.parse(text(row));
    }

    /** The value of a row that is not null as files have it; lists and structures as JSON. */
    public String text(int row) {
        write(row);
        return new String(buffer.bytes(), 0, buffer.size(), StandardCharsets.UTF_8);
    }

    /** A hash of {@link #text}, mixed into another: equal texts mix alike. */
    public long hash(int row, long into) {
        write(row);
        return ValueHash.of(into * 31 + ValueHash.of(buffer.bytes(), 0, buffer.size()));
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

    private void write(int row) {
        buffer.truncate(0);
        cell.text(row, buffer);
    }
}
