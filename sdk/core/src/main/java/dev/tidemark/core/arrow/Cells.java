package dev.tidemark.core.arrow;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.tidemark.semantics.text.TextTime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Chooses how the values of a vector are written. */
final class Cells {
    private Cells() {}

    static Cell of(FieldVector vector) {
        if (vector instanceof VarCharVector text) {
            return new TextCell(text);
        }
        if (vector instanceof BitVector bool) {
            return new Simple(vector, Cell.Kind.BARE, row -> bool.get(row) == 1 ? "true" : "false");
        }
        if (vector instanceof Float8Vector doubles) {
            return new DoubleCell(vector, row -> doubles.get(row), row -> number(doubles.get(row)));
        }
        if (vector instanceof Float4Vector floats) {
            return new DoubleCell(vector, row -> floats.get(row), row -> NumberOutput.toString(floats.get(row), true));
        }
        if (vector instanceof UInt8Vector unsigned) {
            return new Simple(vector, Cell.Kind.BARE, row -> Long.toUnsignedString(unsigned.get(row)));
        }
        if (vector instanceof BaseIntVector integers) {
            return new LongCell(vector, integers::getValueAsLong);
        }
        if (vector instanceof DecimalVector || vector instanceof Decimal256Vector) {
            return new Simple(vector, Cell.Kind.BARE, row -> ((BigDecimal) vector.getObject(row)).toPlainString());
        }
        if (vector instanceof TimeStampVector times) {
            return new TimeCell(times);
        }
        if (vector instanceof DateDayVector dates) {
            return new Simple(
                    vector,
                    Cell.Kind.TEXT,
                    row -> LocalDate.ofEpochDay(dates.get(row)).toString());
        }
        return vector instanceof ListVector list ? new ListCell(list) : new OtherCell(vector);
    }

    static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    private static final class Simple extends Cell {
        private final Kind kind;
        private final IntFunction<String> text;

        Simple(FieldVector vector, Kind kind, IntFunction<String> text) {
            super(vector);
            this.kind = kind;
            this.text = text;
        }

        @Override
        Kind kind(int row) {
            return kind;
        }

        @Override
        void text(int row, Utf8Buffer out) {
            out.appendText(text.apply(row));
        }
    }

    private static final class LongCell extends Cell {
        private final IntToLongFunction value;

        LongCell(FieldVector vector, IntToLongFunction value) {
            super(vector);
            this.value = value;
        }

        @Override
        Kind kind(int row) {
            return Kind.BARE;
        }

        @Override
        void text(int row, Utf8Buffer out) {
            out.append(value.applyAsLong(row));
        }
    }

    /** JSON has no NaN and no infinities, so these stand there in quotes. */
    private static final class DoubleCell extends Cell {
        private final IntToDoubleFunction value;
        private final IntFunction<String> text;

        DoubleCell(FieldVector vector, IntToDoubleFunction value, IntFunction<String> text) {
            super(vector);
            this.value = value;
            this.text = text;
        }

        @Override
        Kind kind(int row) {
            return Double.isFinite(value.applyAsDouble(row)) ? Kind.BARE : Kind.TEXT;
        }

        @Override
        void text(int row, Utf8Buffer out) {
            out.append(text.apply(row));
        }
    }

    private static final class TextCell extends Cell {
        private final VarCharVector text;

        TextCell(VarCharVector text) {
            super(text);
            this.text = text;
        }

        @Override
        Kind kind(int row) {
            return Kind.TEXT;
        }

        @Override
        void text(int row, Utf8Buffer out) {
            byte[] utf8 = text.get(row);
            out.append(utf8, 0, utf8.length);
        }
    }

    /** Microseconds or coarser with six digits of a second, nanoseconds with nine. */
    private static final class TimeCell extends Cell {
        private final TimeStampVector times;
        private final TimeUnit unit;
        private final StringBuilder text = new StringBuilder();

        TimeCell(TimeStampVector times) {
            super(times);
            this.times = times;
            this.unit = ((ArrowType.Timestamp) times.getField().getType()).getUnit();
        }

        @Override
        Kind kind(int row) {
            return Kind.TEXT;
        }

        @Override
        void text(int row, Utf8Buffer out) {
            long value = times.get(row);
            text.setLength(0);
            switch (unit) {
                case SECOND -> TextTime.format(Math.multiplyExact(value, 1_000_000L), text);
                case MILLISECOND -> TextTime.format(Math.multiplyExact(value, 1_000L), text);
                case MICROSECOND -> TextTime.format(value, text);
                case NANOSECOND -> {
                    TextTime.format(Math.floorDiv(value, 1_000L), text);
                    String last =
                            Long.toString(1_000L + Math.floorMod(value, 1_000L)).substring(1);
                    text.insert(text.length() - 1, last);
                }
            }
            out.append(text);
        }
    }

    private static final class ListCell extends Cell {
        private final ListVector list;
        private final Cell elements;

        ListCell(ListVector list) {
            super(list);
            this.list = list;
            this.elements = Cells.of(list.getDataVector());
        }

        @Override
        Kind kind(int row) {
            return Kind.STRUCTURE;
        }

        @Override
        void text(int row, Utf8Buffer out) {
            out.append('[');
            int start = list.getElementStartIndex(row);
            for (int i = start; i < list.getElementEndIndex(row); i++) {
                if (i > start) {
                    out.append(',');
                }
                elements.json(i, out);
            }
            out.append(']');
        }
    }
}
