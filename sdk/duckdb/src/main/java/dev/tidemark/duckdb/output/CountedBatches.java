package dev.tidemark.duckdb.output;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.stream.BatchReader;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The batches of another reader, counted, until someone cancels. */
final class CountedBatches extends BatchReader {
    private final ArrowReader batches;
    private final ProgressMeter progress;
    private final Cancellation cancellation;

    CountedBatches(BufferAllocator allocator, ArrowReader batches, ProgressMeter progress, Cancellation cancellation) {
        super(allocator, Vectors.schema(batches));
        this.batches = batches;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    @Override
    protected boolean fill(VectorSchemaRoot root) throws IOException {
        cancellation.check();
        if (!batches.loadNextBatch()) {
            return false;
        }
        VectorSchemaRoot from = batches.getVectorSchemaRoot();
        Vectors.transfer(from, root);
        progress.advance(root.getRowCount());
        return true;
    }

    @Override
    protected void closeSource() throws IOException {
        batches.close();
    }
}
