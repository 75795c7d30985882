package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/** The columns of consecutive rows of a block, filled in any order. */
final class SliceColumns {
    private final int from;
    private final int to;
    private final ValueColumn[] columns;
    private final byte[][][] texts;

    /** Rows {@code [from, to)} of a block, without values yet. */
    SliceColumns(List<ValueType> types, int from, int to) {
        this.from = from;
        this.to = to;
        this.columns = new ValueColumn[types.size()];
        this.texts = new byte[types.size()][][];
        for (int output = 0; output < columns.length; output++) {
            columns[output] = new ValueColumn(types.get(output), to - from);
            if (types.get(output) == ValueType.STRING) {
                texts[output] = new byte[to - from][];
            } else {
                columns[output].setSize(to - from);
            }
        }
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Not for texts; its arrays begin with the row {@link #from}. */
    ValueColumn column(int output) {
        return columns[output];
    }

    /** The texts of an output, null where there is none; the first is that of the row {@link #from}. */
    byte[][] texts(int output) {
        return texts[output];
    }

    ValueColumn[] finish() {
        for (int output = 0; output < columns.length; output++) {
            if (texts[output] != null) {
                append(columns[output], texts[output]);
            }
        }
        return columns;
    }

    private static void append(ValueColumn column, byte[][] texts) {
        for (byte[] text : texts) {
            if (text == null) {
                column.appendNull();
            } else {
                column.appendText(text, 0, text.length);
            }
        }
    }
}
