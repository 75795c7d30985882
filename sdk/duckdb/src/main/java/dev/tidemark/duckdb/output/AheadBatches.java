package dev.tidemark.duckdb.output;

import dev.tidemark.duckdb.stream.BatchReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The batches of another reader, each made on a thread of its own while the one before it is written. */
final class AheadBatches extends BatchReader {
    private final BufferAllocator allocator;
    private final ArrowReader batches;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(AheadBatches::thread);
    private CompletableFuture<VectorSchemaRoot> next;

    AheadBatches(BufferAllocator allocator, ArrowReader batches) {
        super(allocator, Vectors.schema(batches));
        this.allocator = allocator;
        this.batches = batches;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tidemark-batches");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    protected boolean fill(VectorSchemaRoot root) {
        if (next == null) {
            next = CompletableFuture.supplyAsync(this::make, thread);
        }
        try (VectorSchemaRoot made = made()) {
            if (made == null) {
                return false;
            }
            Vectors.transfer(made, root);
        }
        next = CompletableFuture.supplyAsync(this::make, thread);
        return true;
    }

    /** The next batch; null after the last. */
    private VectorSchemaRoot make() {
        try {
            if (!batches.loadNextBatch()) {
                return null;
            }
            VectorSchemaRoot from = batches.getVectorSchemaRoot();
            VectorSchemaRoot made = VectorSchemaRoot.create(from.getSchema(), allocator);
            Vectors.transfer(from, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VectorSchemaRoot made() {
        try {
            return next.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Waits for the batch that nobody will take. */
    @Override
    protected void closeSource() throws IOException {
        thread.shutdown();
        if (next != null) {
            next.handle((made, failure) -> made).thenAccept(AheadBatches::drop).join();
        }
        batches.close();
    }

    private static void drop(VectorSchemaRoot made) {
        if (made != null) {
            made.close();
        }
    }
}
