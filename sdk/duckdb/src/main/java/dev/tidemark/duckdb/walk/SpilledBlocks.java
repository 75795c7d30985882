package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps results on disk, so that memory does not grow with the spine: each lane appends records to the block they are of. */
final class SpilledBlocks implements ResultBlocks {
    static final int MIN_BUFFER = 4_096;
    private static final int MAX_BUFFER = 65_536;

    private final List<ValueType> types;
    private final RowBlocks blocks;
    private final int bufferBytes;
    private final long readAtOnce;
    private final Path directory;
    private final List<SpillFile> files = new ArrayList<>();

    /**
     * Empty blocks.
     *
     * @param bufferBytesTotal how much memory all lanes' buffers may take together
     * @param writers how many writers there will be at most
     * @param readAtOnce a block of more bytes is read record by record
     */
    SpilledBlocks(
            List<ValueType> types,
            RowBlocks blocks,
            Path directory,
            long bufferBytesTotal,
            int writers,
            long readAtOnce) {
        this.types = types;
        this.blocks = blocks;
        this.directory = directory;
        this.readAtOnce = readAtOnce;
        long buffers = Math.max(1L, (long) blocks.count() * writers);
        this.bufferBytes = (int) Math.max(MIN_BUFFER, Math.min(MAX_BUFFER, bufferBytesTotal / buffers));
    }

    @Override
    public ResultWriter writer(int[] features, int[] outputs) {
        SpillFile file = new SpillFile(
                directory.resolve("results-" + files.size() + ".spill"), blocks.count(), bufferBytes, outputs);
        files.add(file);
        SpillRecord scratch = new SpillRecord();
        return (row, values) -> write(file, scratch, features, outputs, row, values);
    }

    private void write(SpillFile file, SpillRecord out, int[] features, int[] outputs, long row, FeatureValues values) {
        out.begin(blocks.position(row));
        for (int i = 0; i < features.length; i++) {
            out.put(types.get(outputs[i]), values, features[i]);
        }
        file.append(blocks.block(row), out);
    }

    @Override
    public long bytes(int block) {
        return files.stream().mapToLong(file -> file.bytes(block)).sum();
    }

    @Override
    public void addBytes(int block, long[] rowBytes) throws IOException {
        for (SpillFile file : files) {
            file.addBytes(block, rowBytes);
        }
    }

    @Override
    public void fill(int block, SliceColumns slice) throws IOException {
        long bytes = bytes(block);
        for (SpillFile file : files) {
            SpillRecord.Reader reader = new SpillRecord.Reader(types, file.outputs(), slice);
            if (bytes <= readAtOnce) {
                file.readAll(block, reader);
            } else {
                file.readEach(block, reader);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SpillFile file : files) {
            file.close();
        }
    }
}
