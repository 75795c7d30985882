package dev.tidemark.duckdb.input;

import dev.tidemark.core.input.TextColumn;
import dev.tidemark.core.input.Utf8Text;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.text.TextValues;
import dev.tidemark.semantics.text.Utf8Range;
import dev.tidemark.semantics.type.ValueType;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Reads cells of text into one vector. Hot: values are read in place. Not thread-safe. */
final class TextCells {
    /** Reads the text and stores the value. */
    @FunctionalInterface
    private interface Setter {
        void set(int index, Utf8Range text);
    }

    private final FieldVector vector;
    private final Setter setter;
    private final Utf8Range range = new Utf8Range();

    private TextCells(FieldVector vector, Setter setter) {
        this.vector = vector;
        this.setter = setter;
    }

    static Field longField(String name) {
        return new Field(name, FieldType.nullable(new ArrowType.Int(64, true)), null);
    }

    /** Instants are microseconds in an Int64. */
    static Field field(TextColumn column) {
        String name = column.name();
        return switch (column.type()) {
            case BOOL -> new Field(name, FieldType.nullable(ArrowType.Bool.INSTANCE), null);
            case DOUBLE ->
                new Field(name, FieldType.nullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)), null);
            case STRING -> new Field(name, FieldType.nullable(ArrowType.Utf8.INSTANCE), null);
            default -> longField(name);
        };
    }

    /** For an empty vector of the type's field, which is given room for so many rows. */
    static TextCells of(ValueType type, FieldVector vector, int rows) {
        vector.setInitialCapacity(rows);
        vector.allocateNew();
        return new TextCells(
                vector,
                switch (type) {
                    case BOOL -> (index, text) -> ((BitVector) vector).set(index, TextValues.parseBool(text) ? 1 : 0);
                    case INT64 -> (index, text) -> ((BigIntVector) vector).set(index, TextValues.parseInt64(text));
                    case TIMESTAMP -> (index, text) -> ((BigIntVector) vector).set(index, TextTime.parse(text));
                    case DOUBLE -> (index, text) -> ((Float8Vector) vector).set(index, TextValues.parseDouble(text));
                    case STRING -> null; // bytes are copied, not read
                    default -> throw new IllegalStateException("a " + type + " is not read from text");
                });
    }

    /** The value of the text {@code utf8[from, to)}; an error if it is none. */
    void set(int index, byte[] utf8, int from, int to) {
        if (setter != null) {
            setter.set(index, range.set(utf8, from, to));
            return;
        }
        Utf8Text.check(utf8, from, to);
        ((VarCharVector) vector).setSafe(index, utf8, from, to - from);
    }

    void setNull(int index) {
        vector.setNull(index);
    }
}
