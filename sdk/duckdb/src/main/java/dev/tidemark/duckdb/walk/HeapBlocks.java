package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.type.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps results in memory, row by row: rows come in the order of their keys, so a row's values had better lie together.
 * Lanes write different rows, and different outputs of one row, so they need no lock.
 */
final class HeapBlocks implements ResultBlocks {
    private static final byte NULL = 1;
    /** What a lane writes before it tells the others. */
    private static final long TOLD_BYTES = 1 << 16;
    /** Rows whose values fit into the processor's nearest cache, unless they are very many. */
    private static final int ROWS_AT_ONCE = 128;

    private final List<ValueType> types;
    private final RowBlocks blocks;
    private final int width;
    private final long[][] bits;
    private final byte[][] nulls;
    private final Object[][] objects;
    private final long objectRoom;
    private final AtomicLong objectBytes = new AtomicLong();
    private volatile boolean full;

    /**
     * Room for all rows.
     *
     * @param objectRoom how many bytes texts and lists may take; then it is full, give or take what each lane is about to write
     */
    HeapBlocks(List<ValueType> types, RowBlocks blocks, long objectRoom) {
        this.types = List.copyOf(types);
        this.blocks = blocks;
        this.width = types.size();
        this.objectRoom = objectRoom;
        boolean hasObjects = hasObjects();
        bits = new long[blocks.count()][];
        nulls = new byte[blocks.count()][];
        objects = new Object[blocks.count()][];
        for (int block = 0; block < bits.length; block++) {
            int cells = Math.multiplyExact(blocks.rowsIn(block), width);
            bits[block] = new long[cells];
            nulls[block] = new byte[cells];
            objects[block] = hasObjects ? new Object[cells] : null;
        }
    }

    boolean hasObjects() {
        return types.stream().anyMatch(ValueSizes::isObject);
    }

    /** Whether the next rows had better be kept elsewhere. */
    boolean isFull() {
        return full;
    }

    @Override
    public ResultWriter writer(int[] features, int[] outputs) {
        return new Writer(features, outputs);
    }

    /** Writes the rows of one lane. */
    private final class Writer implements ResultWriter {
        private final int[] features;
        private final int[] outputs;
        private final boolean[] isText;
        private final boolean[] isList;
        private long untold;

        Writer(int[] features, int[] outputs) {
            this.features = features;
            this.outputs = outputs;
            isText = new boolean[outputs.length];
            isList = new boolean[outputs.length];
            for (int i = 0; i < outputs.length; i++) {
                isText[i] = types.get(outputs[i]) == ValueType.STRING;
                isList[i] = types.get(outputs[i]).isList();
            }
        }

        @Override
        public void write(long row, FeatureValues values) {
            int block = blocks.block(row);
            int first = blocks.position(row) * width;
            for (int i = 0; i < features.length; i++) {
                int cell = first + outputs[i];
                if (values.isNull(features[i])) {
                    nulls[block][cell] = NULL;
                } else if (isText[i]) {
                    byte[] text = values.utf8(features[i]);
                    objects[block][cell] = text;
                    untold += ValueSizes.text(text);
                } else if (isList[i]) {
                    List<?> list = values.list(features[i]);
                    objects[block][cell] = list;
                    untold += ValueSizes.list(list);
                } else {
                    bits[block][cell] = values.bits(features[i]);
                }
            }
            if (untold > TOLD_BYTES) {
                tell();
            }
        }

        private void tell() {
            if (objectBytes.addAndGet(untold) > objectRoom) {
                full = true;
            }
            untold = 0;
        }
    }

    @Override
    public long bytes(int block) {
        long[] rowBytes = new long[blocks.rowsIn(block)];
        addBytes(block, rowBytes);
        return Arrays.stream(rowBytes).sum();
    }

    @Override
    public void addBytes(int block, long[] rowBytes) {
        if (objects[block] == null) {
            return;
        }
        for (int row = 0, cell = 0; row < rowBytes.length; row++) {
            for (int output = 0; output < width; output++, cell++) {
                if (objects[block][cell] instanceof byte[] text) {
                    rowBytes[row] += ValueSizes.text(text);
                } else if (objects[block][cell] instanceof List<?> list) {
                    rowBytes[row] += ValueSizes.list(list);
                }
            }
        }
    }

    /** Some rows at a time, for the values of a row lie together: whatever is read for one column is near for the next. */
    @Override
    public void fill(int block, SliceColumns slice) {
        int rows = slice.to() - slice.from();
        for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
            int to = Math.min(rows, from + ROWS_AT_ONCE);
            for (int output = 0; output < width; output++) {
                if (types.get(output) == ValueType.STRING) {
                    fillTexts(block, output, slice, from, to);
                } else {
                    fillColumn(block, output, slice, from, to);
                }
            }
        }
    }

    private void fillTexts(int block, int output, SliceColumns slice, int from, int to) {
        byte[][] texts = slice.texts(output);
        for (int row = from, cell = cell(slice, from, output); row < to; row++, cell += width) {
            texts[row] = (byte[]) objects[block][cell];
        }
    }

    private void fillColumn(int block, int output, SliceColumns slice, int from, int to) {
        ValueColumn column = slice.column(output);
        for (int row = from, cell = cell(slice, from, output); row < to; row++, cell += width) {
            column.nulls[row] = nulls[block][cell] == NULL;
            if (column.lists != null) {
                column.lists[row] = (List<?>) objects[block][cell];
            } else if (column.doubles != null) {
                column.doubles[row] = Double.longBitsToDouble(bits[block][cell]);
            } else {
                column.longs[row] = bits[block][cell];
            }
        }
    }

    private int cell(SliceColumns slice, int row, int output) {
        return (slice.from() + row) * width + output;
    }

    @Override
    public void close() {
        // the heap frees itself
    }
}
