package dev.tidemark.spark.output;

import dev.tidemark.spark.session.SparkWork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.api.java.JavaRDD;

/** Batches that tasks wrote, fetched part by part: the driver holds one part's at a time. Not thread-safe. */
final class BatchesOfParts extends ArrowReader {
    private final BufferAllocator batches;
    private final Schema schema;
    private final JavaRDD<byte[]> parts;
    private final SparkWork work;
    private final Queue<byte[]> fetched = new ArrayDeque<>();
    private int nextPart;

    BatchesOfParts(BufferAllocator allocator, Schema schema, JavaRDD<byte[]> parts, SparkWork work) {
        super(allocator);
        this.batches = allocator;
        this.schema = schema;
        this.parts = parts;
        this.work = work;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        while (fetched.isEmpty() && nextPart < parts.getNumPartitions()) {
            int part = nextPart++;
            List<byte[]> found = work.run(() -> parts.collectPartitions(new int[] {part})[0]);
            fetched.addAll(found);
        }
        byte[] next = fetched.poll();
        if (next == null) {
            return false;
        }
        loadRecordBatch(MessageSerializer.deserializeRecordBatch(
                new ReadChannel(Channels.newChannel(new ByteArrayInputStream(next))), batches));
        return true;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected void closeReadSource() {
        fetched.clear();
    }

    @Override
    protected Schema readSchema() {
        return schema;
    }
}
