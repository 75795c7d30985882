package dev.tidemark.duckdb.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Batches made in Java. Each batch gets fresh buffers, for whoever received the last one may still hold its own. Remembers
 * what went wrong, because native code keeps only the message. Not thread-safe.
 */
public abstract class BatchReader extends ArrowReader {
    private final Schema schema;
    private RuntimeException failure;
    private boolean closed;

    protected BatchReader(BufferAllocator allocator, Schema schema) {
        super(allocator);
        this.schema = schema;
    }

    /** Fills the vectors, which are empty and without room, and sets the row count; false if there are no more rows. */
    protected abstract boolean fill(VectorSchemaRoot root) throws IOException;

    /** Gives back what {@link #fill} reads from. */
    protected abstract void closeSource() throws IOException;

    @Override
    public final boolean loadNextBatch() throws IOException {
        if (failure != null) {
            throw failure; // native code may ask again, and would go on behind the row that failed
        }
        try {
            prepareLoadNextBatch();
            VectorSchemaRoot root = getVectorSchemaRoot();
            root.getFieldVectors().forEach(FieldVector::clear);
            return fill(root);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } catch (IOException e) {
            failure = new UncheckedIOException(e);
            throw e;
        }
    }

    /** What {@link #loadNextBatch} threw first; null if it never did. */
    final RuntimeException failure() {
        return failure;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected final void closeReadSource() throws IOException {
        if (!closed) {
            closed = true; // native code closes what it has read, and so does the owner
            closeSource();
        }
    }

    @Override
    protected final Schema readSchema() {
        return schema;
    }
}
