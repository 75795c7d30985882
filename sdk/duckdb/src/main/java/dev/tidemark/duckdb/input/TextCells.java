package dev.tidemark.duckdb.input;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.text.TextValues;
import dev.tidemark.semantics.text.Utf8Range;
import dev.tidemark.semantics.type.ValueType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;

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
        checkUtf8(utf8, from, to);
        ((VarCharVector) vector).setSafe(index, utf8, from, to - from);
    }

    void setNull(int index) {
        vector.setNull(index);
    }

    private static void checkUtf8(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                checkNotAscii(bytes, from, to);
                return;
            }
        }
    }

    private static void checkNotAscii(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
        } catch (CharacterCodingException e) {
            String shown = new String(bytes, from, to - from, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot read '" + shown + "' as STRING: it is not UTF-8; convert the file to UTF-8.",
                    e);
        }
    }
}
