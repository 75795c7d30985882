package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;

/** Where the stored features of every spine row wait until all are known. */
interface ResultBlocks extends AutoCloseable {
    /** Rows in each block but the last. */
    int BLOCK_ROWS = 65_536;

    /**
     * A writer for one lane.
     *
     * @param features of a view that are outputs, by index
     * @param outputs where each goes, among the stored outputs
     */
    ResultWriter writer(int[] features, int[] outputs);

    /** The finished columns of a block; valid until the next call. */
    ValueColumn[] block(int index) throws IOException;

    @Override
    void close() throws IOException;

    static int blocks(long rows) {
        return Math.toIntExact((rows + BLOCK_ROWS - 1) / BLOCK_ROWS);
    }

    static int rowsIn(int block, long rows) {
        return (int) Math.min(BLOCK_ROWS, rows - (long) block * BLOCK_ROWS);
    }

    /** A column with room for a block; the texts of a STRING column are appended later, in order. */
    static ValueColumn column(ValueType type, int rows) {
        ValueColumn column = new ValueColumn(type, type == ValueType.STRING ? 1 : rows);
        if (type != ValueType.STRING) {
            column.setSize(rows);
        }
        return column;
    }

    /** A STRING column of these texts. */
    static ValueColumn texts(byte[][] texts, int rows) {
        ValueColumn column = new ValueColumn(ValueType.STRING, rows);
        for (int row = 0; row < rows; row++) {
            if (texts[row] == null) {
                column.appendNull();
            } else {
                column.appendText(texts[row], 0, texts[row].length);
            }
        }
        return column;
    }
}
