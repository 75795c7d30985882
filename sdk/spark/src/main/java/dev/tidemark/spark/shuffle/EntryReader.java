package dev.tidemark.spark.shuffle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import org.apache.spark.unsafe.Platform;
import scala.Tuple2;
import scala.collection.AbstractIterator;

/** Entries out of a stream, read by blocks: always the same pair, with the same entry, which points into the block. Not thread-safe. */
final class EntryReader extends AbstractIterator<Tuple2<Object, Object>> {
    private static final int BLOCK = 64 << 10;

    private final InputStream in;
    private final Entry entry = new Entry();
    private final Tuple2<Object, Object> pair = new Tuple2<>(0, entry);
    private byte[] bytes = new byte[BLOCK];
    private int from;
    private int to;
    private boolean ended;

    EntryReader(InputStream in) {
        this.in = in;
    }

    @Override
    public boolean hasNext() {
        if (from == to && !ended && !fill(Integer.BYTES)) {
            ended = true;
            close();
        }
        return !ended;
    }

    @Override
    public Tuple2<Object, Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        need(Integer.BYTES);
        int size = Entry.sizeAt(bytes, from);
        need(size);
        entry.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + from, size);
        from += size;
        return pair;
    }

    private void need(int size) {
        if (to - from < size && !fill(size)) {
            Platform.throwException(new EOFException("a shuffled row is cut off"));
        }
    }

    /** Whether so many bytes lie ready at last. */
    private boolean fill(int size) {
        if (size > bytes.length - from) {
            byte[] room =
                    size > bytes.length ? new byte[Math.max(size, (int) Math.min(1 << 30, bytes.length * 2L))] : bytes;
            System.arraycopy(bytes, from, room, 0, to - from);
            bytes = room;
            to -= from;
            from = 0;
        }
        try {
            int read = 0;
            while (to - from < size && read >= 0) {
                read = in.read(bytes, to, bytes.length - to);
                to += Math.max(0, read);
            }
        } catch (IOException e) {
            Platform.throwException(e); // Spark's iterators do not declare what they throw; it tells a lost block by it
        }
        return to - from >= size;
    }

    private void close() {
        try {
            in.close();
        } catch (IOException e) {
            Platform.throwException(e);
        }
    }
}
