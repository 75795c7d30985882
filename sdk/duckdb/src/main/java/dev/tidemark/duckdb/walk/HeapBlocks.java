package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps every result in memory, row by row: rows come in the order of their keys, so a row's values had better lie together.
 * Lanes write different rows, and different outputs of one row, so they need no lock.
 */
final class HeapBlocks implements ResultBlocks {
    private static final byte NULL = 1;

    private final List<ValueType> types;
    private final long rows;
    private final int width;
    private final long[][] bits;
    private final byte[][] nulls;
    private final Object[][] objects;

    HeapBlocks(List<ValueType> types, long rows) {
        this.types = List.copyOf(types);
        this.rows = rows;
        this.width = types.size();
        int blocks = ResultBlocks.blocks(rows);
        boolean hasObjects = types.stream().anyMatch(HeapBlocks::isObject);
        bits = new long[blocks][];
        nulls = new byte[blocks][];
        objects = new Object[blocks][];
        for (int block = 0; block < blocks; block++) {
            int cells = Math.multiplyExact(ResultBlocks.rowsIn(block, rows), width);
            bits[block] = new long[cells];
            nulls[block] = new byte[cells];
            objects[block] = hasObjects ? new Object[cells] : null;
        }
    }

    private static boolean isObject(ValueType type) {
        return type == ValueType.STRING || type.isList();
    }

    @Override
    public ResultWriter writer(int[] features, int[] outputs) {
        boolean[] isText = new boolean[outputs.length];
        boolean[] isList = new boolean[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            isText[i] = types.get(outputs[i]) == ValueType.STRING;
            isList[i] = types.get(outputs[i]).isList();
        }
        return (row, values) -> {
            int block = (int) (row / BLOCK_ROWS);
            int first = (int) (row % BLOCK_ROWS) * width;
            for (int i = 0; i < features.length; i++) {
                int cell = first + outputs[i];
                if (values.isNull(features[i])) {
                    nulls[block][cell] = NULL;
                } else if (isText[i]) {
                    objects[block][cell] = values.utf8(features[i]);
                } else if (isList[i]) {
                    objects[block][cell] = values.list(features[i]);
                } else {
                    bits[block][cell] = values.bits(features[i]);
                }
            }
        };
    }

    @Override
    public ValueColumn[] block(int index) {
        int size = ResultBlocks.rowsIn(index, rows);
        List<ValueColumn> columns = new ArrayList<>();
        for (int output = 0; output < width; output++) {
            columns.add(column(types.get(output), index, output, size));
        }
        return columns.toArray(new ValueColumn[0]);
    }

    private ValueColumn column(ValueType type, int block, int output, int size) {
        ValueColumn column = new ValueColumn(type, size);
        for (int row = 0, cell = output; row < size; row++, cell += width) {
            if (nulls[block][cell] == NULL) {
                column.appendNull();
            } else if (type == ValueType.DOUBLE) {
                column.appendDouble(Double.longBitsToDouble(bits[block][cell]));
            } else if (type == ValueType.STRING) {
                byte[] utf8 = (byte[]) objects[block][cell];
                column.appendText(utf8, 0, utf8.length);
            } else if (type.isList()) {
                column.appendList((List<?>) objects[block][cell]);
            } else {
                column.appendLong(bits[block][cell]);
            }
        }
        return column;
    }

    @Override
    public void close() {
        // the heap frees itself
    }
}
