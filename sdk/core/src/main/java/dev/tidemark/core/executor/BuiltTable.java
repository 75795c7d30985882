package dev.tidemark.core.executor;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * A computed training set, in spine order, held where the engine likes: in memory, in its temporary files, or on a
 * cluster. Its rows can be read again and again. Closing it gives everything back; readers must be closed before. Not
 * thread-safe.
 */
public interface BuiltTable extends AutoCloseable {
    /** As many as the spine has. */
    long rowCount();

    /** The spine's columns, then the plan's outputs. */
    List<BuiltColumn> columns();

    BuildCounts counts();

    /**
     * All rows from the first, batch by batch. Feature columns are Bool, Int64, Float64, Utf8, Timestamp(us, UTC), or lists of
     * those; the spine's keep the types they came with, text if they came as text.
     *
     * @param allocator whose memory the batches are in; the caller owns it and closes the reader before it
     */
    ArrowReader read(BufferAllocator allocator);

    /**
     * Writes all rows to a Parquet file that does not exist yet. On an error what stands there is the caller's to delete.
     *
     * @throws UncheckedIOException if it is the file that cannot be written
     */
    void writeParquet(Path file, ProgressMeter progress, Cancellation cancellation);

    /**
     * The plan's outputs of some rows, as the Java values of their types.
     *
     * @param rows from 0, ascending
     * @return one list a row, in the order of the plan's outputs
     */
    List<List<Object>> features(long[] rows);

    /** The rows this was built from; valid until the table is closed, and closing it earlier changes nothing. */
    RowLookup lookup();

    @Override
    void close();
}
