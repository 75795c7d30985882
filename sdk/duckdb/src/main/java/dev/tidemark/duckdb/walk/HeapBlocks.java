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
    /** Under the launcher's flags, larger arrays take no detour through the space for new objects, from which all that stays is copied. */
    private static final long ARRAY_BYTES = 32 << 20;

    private final List<ValueType> types;
    private final RowBlocks blocks;
    /** The rows of one or more blocks lie in one array. */
    private final RowBlocks arrays;

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
        this(types, blocks, objectRoom, ARRAY_BYTES);
    }

    /** @param arrayBytes what one array takes, about */
    HeapBlocks(List<ValueType> types, RowBlocks blocks, long objectRoom, long arrayBytes) {
        this.types = List.copyOf(types);
        this.blocks = blocks;
        this.width = types.size();
        this.objectRoom = objectRoom;
        boolean hasObjects = hasObjects();
        arrays = blocks.joined((long) width * Long.BYTES, arrayBytes);
        bits = new long[arrays.count()][];
        nulls = new byte[arrays.count()][];
        objects = new Object[arrays.count()][];
        for (int array = 0; array < bits.length; array++) {
            int cells = Math.multiplyExact(arrays.rowsIn(array), width);
            bits[array] = new long[cells];
            nulls[array] = new byte[cells];
            objects[array] = hasObjects ? new Object[cells] : null;
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
            int array = arrays.block(row);
            int first = arrays.position(row) * width;
            for (int i = 0; i < features.length; i++) {
                int cell = first + outputs[i];
                if (values.isNull(features[i])) {
                    nulls[array][cell] = NULL;
                } else if (isText[i]) {
                    byte[] text = values.utf8(features[i]);
                    objects[array][cell] = text;
                    untold += ValueSizes.text(text);
                } else if (isList[i]) {
                    List<?> list = values.list(features[i]);
                    objects[array][cell] = list;
                    untold += ValueSizes.list(list);
                } else {
                    bits[array][cell] = values.bits(features[i]);
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
        int array = array(block);
        if (objects[array] == null) {
            return;
        }
        int cell = arrays.position(blocks.firstRow(block)) * width;
        for (int row = 0; row < rowBytes.length; row++) {
            for (int output = 0; output < width; output++, cell++) {
                if (objects[array][cell] instanceof byte[] text) {
                    rowBytes[row] += ValueSizes.text(text);
                } else if (objects[array][cell] instanceof List<?> list) {
                    rowBytes[row] += ValueSizes.list(list);
                }
            }
        }
    }

    /** Some rows at a time, for the values of a row lie together: whatever is read for one column is near for the next. */
    @Override
    public void fill(int block, SliceColumns slice) {
        int array = array(block);
        int first = arrays.position(blocks.firstRow(block)) + slice.from();
        int rows = slice.to() - slice.from();
        for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
            int to = Math.min(rows, from + ROWS_AT_ONCE);
            for (int output = 0; output < width; output++) {
                int cell = (first + from) * width + output;
                if (types.get(output) == ValueType.STRING) {
                    fillTexts(objects[array], cell, slice.texts(output), from, to);
                } else {
                    fillColumn(array, cell, slice.column(output), from, to);
                }
            }
        }
    }

    /** @param firstCell of the row {@code from} */
    private void fillTexts(Object[] values, int firstCell, byte[][] texts, int from, int to) {
        for (int row = from, cell = firstCell; row < to; row++, cell += width) {
            texts[row] = (byte[]) values[cell];
        }
    }

    private void fillColumn(int array, int firstCell, ValueColumn column, int from, int to) {
        for (int row = from, cell = firstCell; row < to; row++, cell += width) {
            column.nulls[row] = nulls[array][cell] == NULL;
            if (column.lists != null) {
                column.lists[row] = (List<?>) objects[array][cell];
            } else if (column.doubles != null) {
                column.doubles[row] = Double.longBitsToDouble(bits[array][cell]);
            } else {
                column.longs[row] = bits[array][cell];
            }
        }
    }

    private int array(int block) {
        return arrays.block(blocks.firstRow(block));
    }

    @Override
    public void close() {
        // the heap frees itself
    }
}
