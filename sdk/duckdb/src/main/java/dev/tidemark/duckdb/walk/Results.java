package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The stored features of all rows: on the heap if they fit into its share, else on disk; on both if their texts and lists
 * turn out longer than there is room. Read in slices that take little memory, whatever the values are.
 */
final class Results implements AutoCloseable {
    private static final long LEAST_SLICE_BYTES = 1 << 20;
    private static final long MOST_SLICE_BYTES = 64 << 20;

    private final List<ValueType> types;
    private final RowBlocks blocks;
    private final long rowBytes;
    private final long sliceBytes;
    private final HeapBlocks heap;
    private final SpilledBlocks disk;
    private int block = -1;
    private long[] bytes = {};

    /**
     * Room for no values yet.
     *
     * @param heapBytes what they may take there
     * @param writers how many writers there will be at most
     * @param directory for what does not fit
     */
    Results(ServicePlan plan, long rows, long heapBytes, int writers, Path directory) {
        types = ValueSizes.types(plan);
        rowBytes = ValueSizes.rowBytes(types);
        sliceBytes = Math.max(LEAST_SLICE_BYTES, Math.min(MOST_SLICE_BYTES, heapBytes / 8));
        long bufferBytes = heapBytes / 4;
        blocks = RowBlocks.of(
                rows,
                ValueSizes.usualRowBytes(plan),
                sliceBytes / 2,
                bufferBytes / Math.max(1, (long) writers * SpilledBlocks.MIN_BUFFER));
        long fixedBytes = rowBytes * rows;
        boolean objects = types.stream().anyMatch(ValueSizes::isObject);
        heap = fixedBytes <= (objects ? heapBytes / 2 : heapBytes)
                ? new HeapBlocks(types, blocks, heapBytes - bufferBytes - fixedBytes)
                : null;
        disk = heap == null || objects
                ? new SpilledBlocks(types, blocks, directory, bufferBytes, writers, sliceBytes)
                : null;
    }

    /**
     * A writer for one lane.
     *
     * @param features of a view that are outputs, by index
     * @param outputs where each goes, among the stored outputs
     */
    ResultWriter writer(int[] features, int[] outputs) {
        if (disk == null) {
            return heap.writer(features, outputs);
        }
        ResultWriter toDisk = disk.writer(features, outputs);
        if (heap == null) {
            return toDisk;
        }
        ResultWriter toHeap = heap.writer(features, outputs);
        return (row, values) -> (heap.isFull() ? toDisk : toHeap).write(row, values);
    }

    /** Rows around that one which together take no more than a slice; the row alone if it takes more. */
    FeatureRows around(long row) throws IOException {
        look(blocks.block(row));
        int position = blocks.position(row);
        int from = 0;
        int to = 0;
        long taken = 0;
        while (to < bytes.length && (to <= position || taken + bytes[to] <= sliceBytes)) {
            if (to > from && taken + bytes[to] > sliceBytes) {
                from = to;
                taken = 0;
            }
            taken += bytes[to++];
        }
        SliceColumns slice = new SliceColumns(types, from, to);
        if (heap != null) {
            heap.fill(block, slice);
        }
        if (disk != null) {
            disk.fill(block, slice);
        }
        long first = blocks.firstRow(block);
        return new FeatureRows(first + from, first + to, taken, slice.finish());
    }

    /** Finds out what the rows of a block take: the same each, where all of them fit into a slice. */
    private void look(int index) throws IOException {
        if (index == block) {
            return;
        }
        bytes = new long[blocks.rowsIn(index)];
        long values = (heap == null ? 0 : heap.bytes(index)) + (disk == null ? 0 : disk.bytes(index));
        if (values + rowBytes * bytes.length <= sliceBytes) {
            Arrays.fill(bytes, rowBytes + values / bytes.length);
        } else {
            Arrays.fill(bytes, rowBytes);
            if (heap != null) {
                heap.addBytes(index, bytes);
            }
            if (disk != null) {
                disk.addBytes(index, bytes);
            }
        }
        block = index;
    }

    @Override
    public void close() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }
}
