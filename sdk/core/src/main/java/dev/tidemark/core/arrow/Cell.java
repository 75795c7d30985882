package dev.tidemark.core.arrow;

import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;

/** The values of one vector as text. Reads whatever batch the vector holds at the time. */
abstract class Cell {
    /** How the text of a value stands in JSON. */
    enum Kind {
        /** As it is: numbers, true and false. */
        BARE,
        /** In quotes. */
        TEXT,
        /** As it is, and the value is a list or an object. */
        STRUCTURE
    }

    final FieldVector vector;

    Cell(FieldVector vector) {
        this.vector = vector;
    }

    final boolean isNull(int row) {
        return vector.isNull(row);
    }

    /** What {@link #text} gives for that row, which is not null. */
    abstract Kind kind(int row);

    /** Appends the value of that row, which is not null, without quotes. */
    abstract void text(int row, Utf8Buffer out);

    /** Appends the value of that row as JSON, {@code null} included. */
    final void json(int row, Utf8Buffer out) {
        if (isNull(row)) {
            out.append("null");
        } else if (kind(row) == Kind.TEXT) {
            int start = out.size();
            text(row, out);
            byte[] text = Arrays.copyOfRange(out.bytes(), start, out.size());
            out.truncate(start);
            JsonText.quote(text, 0, text.length, out);
        } else {
            text(row, out);
        }
    }
}
