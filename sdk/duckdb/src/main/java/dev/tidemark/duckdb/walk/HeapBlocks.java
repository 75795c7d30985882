package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/** Keeps every result in memory. Lanes write different rows, so they need no lock. */
final class HeapBlocks implements ResultBlocks {
    private final long rows;
    private final ValueColumn[][] blocks;
    private final byte[][][][] texts;

    HeapBlocks(List<ValueType> types, long rows) {
        this.rows = rows;
        int count = ResultBlocks.blocks(rows);
        blocks = new ValueColumn[count][types.size()];
        texts = new byte[count][types.size()][][];
        for (int block = 0; block < count; block++) {
            int size = ResultBlocks.rowsIn(block, rows);
            for (int output = 0; output < types.size(); output++) {
                if (types.get(output) == ValueType.STRING) {
                    texts[block][output] = new byte[size][];
                } else {
                    blocks[block][output] = ResultBlocks.column(types.get(output), size);
                }
            }
        }
    }

    @Override
    public ResultWriter writer(int[] features, int[] outputs) {
        return (row, values) -> write(features, outputs, row, values);
    }

    private void write(int[] features, int[] outputs, long row, FeatureValues values) {
        int block = (int) (row / BLOCK_ROWS);
        int position = (int) (row % BLOCK_ROWS);
        for (int i = 0; i < features.length; i++) {
            ValueColumn column = blocks[block][outputs[i]];
            if (column == null) {
                texts[block][outputs[i]][position] = values.utf8(features[i]);
            } else {
                values.putInto(column, position, features[i]);
            }
        }
    }

    @Override
    public ValueColumn[] block(int index) {
        ValueColumn[] columns = blocks[index].clone();
        for (int output = 0; output < columns.length; output++) {
            if (columns[output] == null) {
                columns[output] = ResultBlocks.texts(texts[index][output], ResultBlocks.rowsIn(index, rows));
            }
        }
        return columns;
    }

    @Override
    public void close() {
        // the heap frees itself
    }
}
