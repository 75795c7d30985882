package dev.tidemark.duckdb.walk;

import java.io.EOFException;
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
    /** Where some records of a block lie, whole and one after the other. */
    record Extent(long offset, int length) {}

    private final Path path;
    private final int bufferBytes;
    private final int[] outputs;
    private final ByteBuffer[] buffers;
    private final List<List<Extent>> extents = new ArrayList<>();
    private FileChannel channel;
    private long end;
    private SpillIndex index;

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
        if (buffers[block] != null && buffers[block].position() > 0) {
            write(block, buffers[block].flip());
            buffers[block].clear();
        }
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

    /** What the records of a block take. */
    long bytes(int block) {
        long bytes = buffers[block] == null ? 0 : buffers[block].position();
        for (Extent extent : extents.get(block)) {
            bytes += extent.length();
        }
        return bytes;
    }

    /** Adds to each row of a block what its record takes. */
    void addBytes(int block, long[] rowBytes) throws IOException {
        SpillIndex records = index(block);
        for (int i = 0; i < records.size(); i++) {
            rowBytes[records.position(i)] += records.length(i);
        }
    }

    /** Reads a block's records at once, which fit into memory. */
    void readAll(int block, SpillRecord.Reader reader) throws IOException {
        flush(block);
        for (Extent extent : extents.get(block)) {
            ByteBuffer records = read(extent.offset(), extent.length());
            while (records.hasRemaining()) {
                reader.read(records);
            }
        }
    }

    /** Reads those of a block's records that the reader asks for, one at a time. */
    void readEach(int block, SpillRecord.Reader reader) throws IOException {
        SpillIndex records = index(block);
        for (int i = 0; i < records.size(); i++) {
            if (reader.wants(records.position(i))) {
                reader.read(read(records.offset(i), records.length(i)));
            }
        }
    }

    private SpillIndex index(int block) throws IOException {
        if (index == null || index.block() != block) {
            flush(block);
            index = new SpillIndex(block);
            for (Extent extent : extents.get(block)) {
                index(extent);
            }
        }
        return index;
    }

    private void index(Extent extent) throws IOException {
        long at = extent.offset();
        while (at < extent.offset() + extent.length()) {
            ByteBuffer head = read(at, SpillRecord.HEAD_BYTES);
            int position = head.getInt();
            int length = SpillRecord.HEAD_BYTES + head.getInt();
            index.add(position, at, length);
            at += length;
        }
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("temporary file '" + path + "' was cut short while it was in use");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            Files.deleteIfExists(path);
        }
    }
}
