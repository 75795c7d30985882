package dev.tidemark.core.arrow;

import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A table being read, with the memory it is read into. */
final class TableReading implements AutoCloseable {
    /** The rows of one batch, used or buffered. */
    @FunctionalInterface
    interface Batch {
        void take(VectorSchemaRoot root) throws IOException;
    }

    private final RootAllocator allocator = new RootAllocator();
    private final ArrowReader reader;

    TableReading(BuiltTable table) {
        try {
            reader = table.read(allocator);
        } catch (RuntimeException | Error e) {
            allocator.close();
            throw e;
        }
    }

    /** Holds one batch after the other. */
    VectorSchemaRoot root() throws IOException {
        return reader.getVectorSchemaRoot();
    }

    List<String> names() throws IOException {
        return root().getSchema().getFields().stream()
                .map(field -> field.getName())
                .toList();
    }

    List<Cell> cells() throws IOException {
        return root().getFieldVectors().stream().map(Cells::of).toList();
    }

    void forEach(ProgressMeter progress, Cancellation cancellation, Batch batch) throws IOException {
        while (reader.loadNextBatch()) {
            cancellation.check();
            batch.take(root());
            progress.advance(root().getRowCount());
        }
    }

    @Override
    public void close() throws IOException {
        try (allocator;
                reader) {
            // both are closed, the reader first
        }
    }
}
