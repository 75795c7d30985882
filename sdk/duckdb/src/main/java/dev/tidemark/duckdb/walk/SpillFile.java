package dev.tidemark.duckdb.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file of records, each of one block, written in any order and read block by block. Written by one lane. */
final class SpillFile implements AutoCloseable {
    /** Where some records of a block lie. */
    private record Extent(long offset, int length) {}

    private final Path path;
    private final int bufferBytes;
    private final int[] outputs;
    private final ByteBuffer[] buffers;
    private final List<List<Extent>> extents = new ArrayList<>();
    private FileChannel channel;
    private long end;

    /**
     * An empty file.
     *
     * @param outputs what each record holds
     */
    SpillFile(Path path, int blocks, int bufferBytes, int[] outputs) {
        this.path = path;
        this.bufferBytes = bufferBytes;
        this.outputs = outputs;
        this.buffers = new ByteBuffer[blocks];
        for (int block = 0; block < blocks; block++) {
            extents.add(new ArrayList<>());
        }
    }

    int[] outputs() {
        return outputs;
    }

    void append(int block, SpillRecord record) {
        ByteBuffer bytes = record.written();
        if (buffers[block] == null) {
            buffers[block] = ByteBuffer.allocate(bufferBytes);
        }
        try {
            if (bytes.remaining() > buffers[block].remaining()) {
                flush(block);
            }
            if (bytes.remaining() > bufferBytes) {
                write(block, bytes);
            } else {
                buffers[block].put(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush(int block) throws IOException {
        write(block, buffers[block].flip());
        buffers[block].clear();
    }

    private void write(int block, ByteBuffer bytes) throws IOException {
        if (channel == null) {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        extents.get(block).add(new Extent(end, bytes.remaining()));
        while (bytes.hasRemaining()) {
            end += channel.write(bytes, end);
        }
    }

    /** Every record of a block. */
    ByteBuffer read(int block) throws IOException {
        int buffered = buffers[block] == null ? 0 : buffers[block].position();
        int length = buffered;
        for (Extent extent : extents.get(block)) {
            length = Math.addExact(length, extent.length());
        }
        ByteBuffer records = ByteBuffer.allocate(length);
        for (Extent extent : extents.get(block)) {
            records.limit(records.position() + extent.length());
            long at = extent.offset();
            while (records.hasRemaining()) {
                at += channel.read(records, at);
            }
        }
        records.limit(length);
        if (buffered > 0) {
            records.put(buffers[block].array(), 0, buffered);
        }
        return records.flip();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            Files.deleteIfExists(path);
        }
    }
}
