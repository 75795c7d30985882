package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps results on disk, so that memory does not grow with the spine: each lane appends records to the block they are of. */
final class SpilledBlocks implements ResultBlocks {
    private static final int MIN_BUFFER = 4_096;
    private static final int MAX_BUFFER = 65_536;

    private final List<ValueType> types;
    private final long rows;
    private final int bufferBytes;
    private final Path directory;
    private final List<SpillFile> files = new ArrayList<>();

    /**
     * Empty blocks.
     *
     * @param bufferBytesTotal how much memory all lanes' buffers may take together
     * @param writers how many writers there will be at most
     */
    SpilledBlocks(List<ValueType> types, long rows, Path directory, long bufferBytesTotal, int writers) {
        this.types = types;
        this.rows = rows;
        this.directory = directory;
        long buffers = Math.max(1L, (long) ResultBlocks.blocks(rows) * writers);
        this.bufferBytes = (int) Math.max(MIN_BUFFER, Math.min(MAX_BUFFER, bufferBytesTotal / buffers));
    }

    @Override
    public ResultWriter writer(int[] features, int[] outputs) {
        SpillFile file = new SpillFile(
                directory.resolve("results-" + files.size() + ".spill"),
                ResultBlocks.blocks(rows),
                bufferBytes,
                outputs);
        files.add(file);
        SpillRecord scratch = new SpillRecord();
        return (row, values) -> write(file, scratch, features, outputs, row, values);
    }

    private void write(SpillFile file, SpillRecord out, int[] features, int[] outputs, long row, FeatureValues values) {
        out.begin((int) (row % BLOCK_ROWS));
        for (int i = 0; i < features.length; i++) {
            out.put(types.get(outputs[i]), values, features[i]);
        }
        file.append((int) (row / BLOCK_ROWS), out);
    }

    @Override
    public ValueColumn[] block(int index) throws IOException {
        int size = ResultBlocks.rowsIn(index, rows);
        ValueColumn[] columns = new ValueColumn[types.size()];
        byte[][][] texts = new byte[types.size()][][];
        for (int output = 0; output < columns.length; output++) {
            if (types.get(output) == ValueType.STRING) {
                texts[output] = new byte[size][];
            } else {
                columns[output] = ResultBlocks.column(types.get(output), size);
            }
        }
        for (SpillFile file : files) {
            ByteBuffer records = file.read(index);
            while (records.hasRemaining()) {
                SpillRecord.read(records, types, file.outputs(), columns, texts);
            }
        }
        for (int output = 0; output < columns.length; output++) {
            if (columns[output] == null) {
                columns[output] = ResultBlocks.texts(texts[output], size);
            }
        }
        return columns;
    }

    @Override
    public void close() throws IOException {
        for (SpillFile file : files) {
            file.close();
        }
    }
}
